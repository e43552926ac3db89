import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, jest } from '@jest/globals';
import axe, { type AxeResults } from 'axe-core';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { type ConsoleLanguage, word } from './words.js';

/** How long a step of a person may take before the test gives up: a loaded machine is slow, and no test waits for longer than it must. */
const patienceMs = 60_000;

/** Time for one whole path through the console. */
const pathMs = 300_000;

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function findBrowser(): string | null {
  const named = process.env.CHROMIUM_BINARY;
  if (named) return named;
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(folder, name)));
  return ['/usr/bin/chromium', ...onPath].find((path) => existsSync(path)) ?? null;
}

const browserPath = findBrowser();

/** A block of tests that need a browser: skipped, and loudly so, where none is installed; required where `CI` is set. */
export function describeInBrowser(name: string, block: () => void): void {
  jest.setTimeout(pathMs);
  if (browserPath !== null) return describe(name, block);
  if (process.env.CI)
    throw new Error('End-to-end tests need Chromium; on Debian: apt-get install chromium fonts-noto-cjk');
  process.stderr.write(
    `\n  SKIPPED, no Chromium found: ${name}\n  On Debian: apt-get install chromium fonts-noto-cjk; or name one by CHROMIUM_BINARY.\n\n`,
  );
  return describe.skip(name, block);
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath ?? '', headless: true, args: quiet });
}

/** Runs in every page before anything of the console does. */
const watchPolicy = `
  document.addEventListener('securitypolicyviolation', (event) =>
    window.reportViolation(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sourceFile + ':' + event.lineNumber));
`;

/** What a browser says by itself when a server cannot be reached; no fault of the console while the server is away. */
const unreachable = /^(?:Failed to load resource|WebSocket connection to)/;

export interface ScreenOptions {
  readonly language?: ConsoleLanguage;
}

/** One person in front of one screen: a browser profile of its own. */
export class Screen {
  /** Everything that went wrong: page errors, messages of the browser's console, violations of the policy, what axe found. */
  readonly faults: string[] = [];
  #isServerAway = false;

  private constructor(
    readonly page: Page,
    readonly language: ConsoleLanguage,
  ) {
    page.on('pageerror', (error) => this.faults.push(`page error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      if (this.#isServerAway && unreachable.test(message.text())) return;
      this.faults.push(`console ${message.type()}: ${message.text()}`);
    });
  }

  /** Opens a fresh profile on the smallest screen that agents have. */
  static async open(browser: Browser, url: string, { language = 'zh-CN' }: ScreenOptions = {}): Promise<Screen> {
    const context = await browser.newContext({
      baseURL: url,
      viewport: { width: 1366, height: 768 },
      locale: language,
      colorScheme: 'light',
      reducedMotion: 'reduce',
      timezoneId: 'Asia/Shanghai',
    });
    context.setDefaultTimeout(patienceMs);
    const screen = new Screen(await context.newPage(), language);
    await context.exposeFunction(
      'reportViolation',
      (violation: string) => void screen.faults.push(`policy: ${violation}`),
    );
    await context.addInitScript(watchPolicy);
    return screen;
  }

  /** Opens the console signed in as one of the demo people, at their start page. */
  static async signedIn(browser: Browser, url: string, login: string, options: ScreenOptions = {}): Promise<Screen> {
    const screen = await Screen.open(browser, url, options);
    await screen.page.goto('/');
    await screen.signIn(`${login}@demo.example`);
    return screen;
  }

  /** Fills in the login page and waits for a desk. */
  async signIn(identifier: string, password = 'caregraph'): Promise<void> {
    await this.tryToSignIn(identifier, password);
    await this.page.getByRole('navigation', { name: this.say('shell', 'shell.navigation') }).waitFor();
  }

  async tryToSignIn(identifier: string, password: string): Promise<void> {
    await this.page.getByLabel(this.say('shell', 'login.identifier')).fill(identifier);
    await this.page.getByLabel(this.say('shell', 'login.password'), { exact: true }).fill(password);
    await this.page.keyboard.press('Enter');
  }

  /** The console's words in this screen's language. */
  say(room: string, key: string, values: Readonly<Record<string, string | number>> = {}): string {
    return word(room, key, values, this.language);
  }

  /** A passing message that holds `text`. */
  toast(text: string): Locator {
    return this.page.getByRole('region', { name: this.say('shell', 'shell.toasts') }).getByText(text);
  }

  /** When (epoch ms) something that matches a CSS selector stands on the page; it is watched for from now on. */
  whenShown(selector: string): Promise<number> {
    return this.page.evaluate<number>(`new Promise((resolve) => {
      const look = () => {
        if (document.querySelector(${JSON.stringify(selector)}) === null) return;
        observer.disconnect();
        resolve(Date.now());
      };
      const observer = new MutationObserver(look);
      observer.observe(document.body, { childList: true, subtree: true, attributes: true });
      look();
    })`);
  }

  /** From now on the server is away, or back: what the browser itself says about it is no fault. */
  set isServerAway(isAway: boolean) {
    this.#isServerAway = isAway;
  }

  /** Lets axe look at the page as it is, light and dark. What is serious or critical becomes a fault. */
  async audit(where: string): Promise<void> {
    const theme = await this.page.evaluate<string>('document.documentElement.dataset.theme');
    // By evaluation: the page's policy refuses added script elements.
    await this.page.evaluate(axe.source);
    // All rules once; in the other theme those that depend on colour.
    for (const [shown, rules] of [
      ['light', 'undefined'],
      ['dark', '["color-contrast"]'],
    ]) {
      await this.page.evaluate(`document.documentElement.dataset.theme = '${shown}'`);
      const { violations } = await this.page.evaluate<AxeResults>(
        `axe.run(document, { resultTypes: ["violations"], runOnly: ${rules} })`,
      );
      for (const { id, impact, nodes } of violations) {
        if (impact !== 'serious' && impact !== 'critical') continue;
        const places = nodes.map(
          ({ target, any, all, none }) => `${target.join(' ')} (${[...any, ...all, ...none][0]?.message ?? ''})`,
        );
        this.faults.push(`axe at ${where}, ${shown}: ${impact} ${id}: ${places.join('; ')}`);
      }
    }
    await this.page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
