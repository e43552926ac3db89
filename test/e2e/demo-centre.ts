import type { Container } from '../../src/app/container.js';
import { seedDemo } from '../../seed/run.js';
import { SessionKind } from '../../src/modules/people/index.js';
import type { TestClient } from '../support/client.js';
import { startTestApp, type TestApp, type TestAppOptions } from '../support/start-app.js';

/** The whole app with the demo centre, as a first start leaves it, without the real articles and without what colleagues did. */
export function startDemoApp(options: TestAppOptions = {}): Promise<TestApp> {
  return startTestApp({
    ...options,
    seed: (container: Container) => seedDemo(container, () => undefined, { isSmall: true }),
  });
}

/** A client of the API for one of the demo people, for what happens off the screen. */
export async function clientOf(app: TestApp, login: string): Promise<TestClient> {
  const { session } = await app.container.people.accounts.login(
    { identifier: `${login}@demo.example`, password: 'caregraph', session: SessionKind.TOKENS },
    'test',
  );
  return app.client.as(session.accessToken);
}
