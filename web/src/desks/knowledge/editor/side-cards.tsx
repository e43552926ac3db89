import type { EditedArticleFragment } from '../../../gql/knowledge/graphql';
import type { Content } from './content';
import { DuplicatesCard } from './duplicates-card';

/** Cards of other concerns above the checks, the gravest first. Each decides for itself whether it has something to say. */
export function SideCards({ article, content }: { article: EditedArticleFragment; content: Content }) {
  return <DuplicatesCard article={article} content={content} />;
}
