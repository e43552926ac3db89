import { type ComponentType, lazy } from 'react';

/** What stands in for a part that could not be fetched: the page goes on without it. */
const Nothing = (): null => null;

/** A part of a page in a script of its own. Without a connection it is left out instead of bringing the page down. */
export const lazyPart = <Props extends object>(load: () => Promise<ComponentType<Props>>) =>
  lazy<ComponentType<Props>>(async () => ({ default: await load().catch(() => Nothing) }));
