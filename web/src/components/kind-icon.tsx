import {
  BookOpen,
  FileText,
  GitBranch,
  ListChecks,
  type LucideIcon,
  Megaphone,
  MessageSquareQuote,
  Monitor,
  Phone,
  Scale,
  ShieldCheck,
} from 'lucide-react';
import type { SearchKind } from '../gql/shell/graphql';
import { classes } from '../lib/classes';
import styles from './kind-icon.module.css';

const KINDS: Record<SearchKind, { icon: LucideIcon; tint: 'brand' | 'vio' | 'info' | 'warn' | 'grey' }> = {
  FAQ: { icon: FileText, tint: 'brand' },
  PRODUCT: { icon: BookOpen, tint: 'info' },
  SYSTEM_OPERATION: { icon: Monitor, tint: 'grey' },
  BUSINESS_PROCESS: { icon: GitBranch, tint: 'vio' },
  SCRIPT: { icon: MessageSquareQuote, tint: 'brand' },
  POLICY: { icon: Scale, tint: 'grey' },
  ANNOUNCEMENT: { icon: Megaphone, tint: 'warn' },
  TECHNICAL_CASE: { icon: ListChecks, tint: 'vio' },
  SERVICE_STANDARD: { icon: ShieldCheck, tint: 'grey' },
  TREE: { icon: GitBranch, tint: 'vio' },
  CALL: { icon: Phone, tint: 'info' },
  TREE_NODE: { icon: GitBranch, tint: 'vio' },
};

/** The sign of a kind of knowledge: icon and tint. The kind's name stands beside it in words. */
export function KindIcon({ kind, size = 'normal' }: { kind: SearchKind; size?: 'normal' | 'small' }) {
  const { icon: Icon, tint } = KINDS[kind];
  if (size === 'small') return <Icon size={14} strokeWidth={1.8} aria-hidden="true" />;
  return (
    <span className={classes(styles['icon'], styles[tint])} aria-hidden="true">
      <Icon size={15} strokeWidth={1.8} />
    </span>
  );
}
