import {
  CircleQuestionMark,
  FileText,
  Flag,
  GitBranch,
  Info,
  type LucideIcon,
  Network,
  Split,
  TextCursorInput,
  Zap,
} from 'lucide-react';
import type { TreeNodeKind } from '../../../gql/trees/graphql';
import { classes } from '../../../lib/classes';
import styles from './kinds.module.css';

export type KindTint = 'vio' | 'info' | 'grey' | 'warn' | 'brand' | 'good';

const KINDS: Record<TreeNodeKind, { icon: LucideIcon; tint: KindTint }> = {
  QUESTION: { icon: CircleQuestionMark, tint: 'vio' },
  INPUT: { icon: TextCursorInput, tint: 'info' },
  INFO: { icon: Info, tint: 'grey' },
  LOGIC: { icon: Split, tint: 'warn' },
  ACTION: { icon: Zap, tint: 'info' },
  SUBTREE: { icon: Network, tint: 'brand' },
  ARTICLE: { icon: FileText, tint: 'brand' },
  OUTCOME: { icon: Flag, tint: 'good' },
};

export const tintOf = (kind: TreeNodeKind): KindTint => KINDS[kind].tint;

/** The sign of a kind of node. The kind's name stands beside it in words. */
export function NodeKindIcon({ kind, size = 14 }: { kind: TreeNodeKind; size?: number }) {
  const { icon: Icon, tint } = KINDS[kind];
  return <Icon size={size} strokeWidth={1.8} aria-hidden="true" className={classes(styles['icon'], styles[tint])} />;
}

/** The sign of a tree among other things. */
export function TreeIcon({ size = 15 }: { size?: number }) {
  return <GitBranch size={size} strokeWidth={1.8} aria-hidden="true" className={styles['vio']} />;
}
