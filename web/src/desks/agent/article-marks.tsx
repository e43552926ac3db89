import { ArticleMarks, type MarkedArticle } from '../../components/article-marks';

/** What a person has to know before trusting a hit or the open article; in a script of its own. */
export function Marks({ article, form }: { article: MarkedArticle; form: 'compact' | 'full' }) {
  return <ArticleMarks article={article} form={form} />;
}
