import {
  Bold,
  Heading2,
  Info,
  Link,
  List,
  ListOrdered,
  Lock,
  type LucideIcon,
  Table,
  TriangleAlert,
} from 'lucide-react';
import type { SourceAction } from './source-commands';

export const ACTION_ICONS: Record<SourceAction, LucideIcon> = {
  heading: Heading2,
  bold: Bold,
  bulletList: List,
  numberList: ListOrdered,
  table: Table,
  internal: Lock,
  note: Info,
  warning: TriangleAlert,
  link: Link,
};
