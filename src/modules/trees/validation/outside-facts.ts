import type { Articles } from '../../articles/index.js';
import type { Reach } from '../../articles/index.js';
import type { TreeContent } from '../tree-content.js';

/** What a code leads to outside the drawing, as the articles' room says it. */
export type Target = NonNullable<
  Awaited<ReturnType<Articles['links']['targets']>> extends Map<string, infer Each> ? Each : never
>;

/** What is known of a tree that is called or named. */
export interface KnownTree {
  readonly id: string;
  readonly code: string;
  /** `GONE` was live once and is out of use; `NOT_YET` never was live. */
  readonly standing: 'LIVE' | 'GONE' | 'NOT_YET';
  readonly reach: Reach;
}

/** A drawing that a SUBTREE node walks. */
export interface CalledTree {
  readonly content: TreeContent;
  /** Who might walk a version when it went live; left out for the live one, whose tree says it. */
  readonly reach?: Reach;
}

/** Which drawing a node calls: `T-15` for the live one, `T-15@3` for a version. */
export const callKey = (code: string, version: number | null): string =>
  version === null ? code : `${code}@${version}`;

/** A part of the live text of an article. */
export interface ArticleSection {
  readonly heading: string | null;
  readonly text: string;
  /** Whether only people of the centre see it. */
  readonly internal: boolean;
}

/** What the check has to know of what lies outside the drawing. */
export interface OutsideFacts {
  /** Code of the tree itself; null for one that has none yet. */
  readonly ownCode: string | null;
  /** Who may walk it. */
  readonly reach: Reach;
  /** By code; null or absent: there is none. */
  readonly articles: ReadonlyMap<string, Target | null>;
  readonly trees: ReadonlyMap<string, KnownTree>;
  /** Drawings of called trees and of those that they call, by `callKey`. */
  readonly called: ReadonlyMap<string, CalledTree>;
  /** By name: whether it is in use. */
  readonly commands: ReadonlyMap<string, { readonly isActive: boolean }>;
  readonly departments: ReadonlySet<string>;
  readonly tiers: ReadonlySet<string>;
  /** Live texts of the articles that are opened at a heading, by code; left out where headings are not checked. */
  readonly sections?: ReadonlyMap<string, readonly ArticleSection[]>;
}
