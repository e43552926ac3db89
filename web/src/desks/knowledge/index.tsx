import { Suspense } from 'react';
import { Forbidden } from '../../components/forbidden';
import { Page } from '../../components/page';
import { Skeleton } from '../../components/skeleton';
import { TopBar } from '../../components/top-bar';
import { ArticlePage } from './articles/article-page';
import { ArticlesPage } from './articles/articles-page';
import { useKnowledgePath, useMayWrite } from './shared/use-knowledge';
import { useWords } from './shared/words';
import { TodoPage } from './todo/todo-page';
import { lazyPage } from '../../lib/lazy-page';

const EditorPage = lazyPage(() => import('./editor/editor-page').then((module) => ({ default: module.EditorPage })));
const NewArticlePage = lazyPage(() =>
  import('./editor/new-article-page').then((module) => ({ default: module.NewArticlePage })),
);
const ReviewPage = lazyPage(() => import('./review/review-page').then((module) => ({ default: module.ReviewPage })));
const TranslationsPage = lazyPage(() =>
  import('./translations/translations-page').then((module) => ({ default: module.TranslationsPage })),
);
const VersionsPage = lazyPage(() =>
  import('./versions/versions-page').then((module) => ({ default: module.VersionsPage })),
);
const VerificationPage = lazyPage(() =>
  import('./verification/verification-page').then((module) => ({ default: module.VerificationPage })),
);
const CategoriesPage = lazyPage(() =>
  import('./categories/categories-page').then((module) => ({ default: module.CategoriesPage })),
);
const ImportPage = lazyPage(() => import('./import/import-page').then((module) => ({ default: module.ImportPage })));
const ImportJobPage = lazyPage(() =>
  import('./import/import-job-page').then((module) => ({ default: module.ImportJobPage })),
);
const FlagsPage = lazyPage(() => import('./flags/flags-page').then((module) => ({ default: module.FlagsPage })));
const BrokenLinksPage = lazyPage(() =>
  import('./links/broken-links-page').then((module) => ({ default: module.BrokenLinksPage })),
);
const ExportPage = lazyPage(() => import('./export/export-page').then((module) => ({ default: module.ExportPage })));
const GapsPage = lazyPage(() => import('./search/gaps/gaps-page').then((module) => ({ default: module.GapsPage })));
const StatisticsRoute = lazyPage(() =>
  import('./search/statistics/statistics-route').then((module) => ({ default: module.StatisticsRoute })),
);
const TuningRoute = lazyPage(() =>
  import('./search/tuning/tuning-route').then((module) => ({ default: module.TuningRoute })),
);

function Loading() {
  const { common } = useWords();
  return (
    <Page top={<TopBar title={common('desks.KNOWLEDGE')} />}>
      <Skeleton rows={6} />
    </Page>
  );
}

function Nowhere() {
  const { common } = useWords();
  return (
    <Page top={<TopBar title={common('desks.KNOWLEDGE')} />}>
      <Forbidden />
    </Page>
  );
}

/** `articles/<id>` and its views. A key by id: another article is another page, with nothing left of the last one. */
function ArticleRoute({ id, view }: { id: string; view: string | undefined }) {
  // Drafts are for those who keep the knowledge; for others these views are as if they were not there.
  if (!useMayWrite() && (view === 'edit' || view === 'review')) return <Nowhere />;
  switch (view) {
    case undefined:
      return <ArticlePage key={id} id={id} />;
    case 'edit':
      return <EditorPage key={id} id={id} />;
    case 'review':
      return <ReviewPage key={id} id={id} />;
    case 'versions':
      return <VersionsPage key={id} id={id} />;
    default:
      return <Nowhere />;
  }
}

function Route() {
  const { parts } = useKnowledgePath();
  const mayWrite = useMayWrite();
  const [first, second, third] = parts;
  switch (first) {
    case undefined:
      // Drafts are for those who keep the knowledge; others begin at the list.
      return mayWrite ? <TodoPage /> : <ArticlesPage />;
    case 'articles':
      return second === undefined ? <ArticlesPage /> : <ArticleRoute id={second} view={third} />;
    case 'verification':
      return <VerificationPage />;
    case 'translations':
      return mayWrite ? <TranslationsPage /> : <Nowhere />;
    case 'categories':
      return mayWrite ? <CategoriesPage /> : <Nowhere />;
    case 'new':
      return <NewArticlePage />;
    case 'flags':
      return <FlagsPage />;
    case 'links':
      return mayWrite ? <BrokenLinksPage /> : <Nowhere />;
    case 'gaps':
      return mayWrite ? <GapsPage /> : <Nowhere />;
    case 'search':
      return <StatisticsRoute view={second} />;
    case 'tuning':
      return mayWrite ? <TuningRoute view={second} /> : <Nowhere />;
    case 'import':
      return second === undefined ? <ImportPage /> : <ImportJobPage key={second} id={second} />;
    case 'export':
      return mayWrite ? <ExportPage /> : <Nowhere />;
    default:
      return <Nowhere />;
  }
}

/** The desk where knowledge is written, reviewed, published and imported. */
export function KnowledgeDesk() {
  return (
    <Suspense fallback={<Loading />}>
      <Route />
    </Suspense>
  );
}
