import './styles/tokens.css';
import './styles/base.css';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { router } from './app/router';
import { startWords } from './lib/i18n';
import { startSession } from './lib/session';
import { startTheme } from './lib/theme';

startTheme();
const host = document.getElementById('root');
if (!host) throw new Error('The page has no root element');
// Words and session are fetched side by side; the first picture waits for the words only.
void startSession();
await startWords();
createRoot(host).render(<RouterProvider router={router} />);
