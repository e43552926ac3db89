import { Empty } from '../../../components/empty';
import { Tag } from '../../../components/tag';
import type { CardContentFragment, CardDifferenceQuery } from '../../../gql/scorecards/graphql';
import { usePartWords } from '../shared/part-words';
import { useWords } from '../shared/words';
import styles from './card.module.css';

type Difference = NonNullable<CardDifferenceQuery['scorecardDifference']>;
type Question = CardContentFragment['sections'][number]['questions'][number];

function PartRow({ part, before, after }: { part: string; before: unknown; after: unknown }) {
  const { partName, partValue } = usePartWords();
  const [was, is] = [partValue(part, before), partValue(part, after)];
  return (
    <>
      <dt>{partName(part)}</dt>
      <dd>
        {was === '' ? <span>—</span> : <del>{was}</del>}
        {is === '' ? <span>—</span> : <ins>{is}</ins>}
      </dd>
    </>
  );
}

const questionIn = (content: CardContentFragment, ref: string): [Question | undefined, string | undefined] => {
  const section = content.sections.find(({ questions }) => questions.some((one) => one.ref === ref));
  return [section?.questions.find((one) => one.ref === ref), section?.ref];
};

const valueOf = (holder: object | undefined, part: string): unknown =>
  holder === undefined ? undefined : Object.entries(holder).find(([key]) => key === part)?.[1];

/** What differs between two contents: the form as a whole, then sections and questions, each part before and after. */
export function DifferenceView({ difference }: { difference: Difference }) {
  const { t, text } = useWords();
  const { before, after } = difference;
  const sectionTitle = (content: CardContentFragment, ref: string | undefined): string => {
    const section = content.sections.find((one) => one.ref === ref);
    return (section && text(section.title)) || ref || '—';
  };
  const isEqual =
    difference.formParts.length +
      difference.sectionsAdded.length +
      difference.sectionsRemoved.length +
      difference.sectionsChanged.length +
      difference.questionsAdded.length +
      difference.questionsRemoved.length +
      difference.questionsChanged.length ===
    0;
  if (isEqual) return <Empty title={t('difference.equal')}>{t('difference.equalText')}</Empty>;
  const whole = (refs: readonly { ref: string }[], content: CardContentFragment, kind: 'added' | 'removed') =>
    refs.map(({ ref }) => {
      const [question, section] = questionIn(content, ref);
      return (
        <li key={ref}>
          <Tag tone={kind === 'added' ? 'good' : 'bad'}>{t(`difference.${kind}`)}</Tag>{' '}
          {(question && text(question.text)) || ref}{' '}
          <span className={styles['quiet']}>{sectionTitle(content, section)}</span>
        </li>
      );
    });
  return (
    <div className={styles['difference']}>
      {difference.formParts.length > 0 && (
        <section>
          <h3>{t('outline.form')}</h3>
          <dl>
            {difference.formParts.map((part) => (
              <PartRow key={part} part={part} before={valueOf(before, part)} after={valueOf(after, part)} />
            ))}
          </dl>
        </section>
      )}
      {difference.sectionsAdded.length + difference.sectionsRemoved.length > 0 && (
        <section>
          <h3>{t('difference.sections')}</h3>
          <ul>
            {difference.sectionsAdded.map(({ ref }) => (
              <li key={ref}>
                <Tag tone="good">{t('difference.added')}</Tag> {sectionTitle(after, ref)}
              </li>
            ))}
            {difference.sectionsRemoved.map(({ ref }) => (
              <li key={ref}>
                <Tag tone="bad">{t('difference.removed')}</Tag> {sectionTitle(before, ref)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {difference.sectionsChanged.map(({ ref, parts }) => (
        <section key={ref}>
          <h3>
            {sectionTitle(after, ref)} <Tag tone="info">{t('difference.changed')}</Tag>
          </h3>
          <dl>
            {parts.map((part) => (
              <PartRow
                key={part}
                part={part}
                before={valueOf(
                  before.sections.find((one) => one.ref === ref),
                  part,
                )}
                after={valueOf(
                  after.sections.find((one) => one.ref === ref),
                  part,
                )}
              />
            ))}
          </dl>
        </section>
      ))}
      {difference.questionsAdded.length + difference.questionsRemoved.length > 0 && (
        <section>
          <h3>{t('difference.questions')}</h3>
          <ul>
            {whole(difference.questionsAdded, after, 'added')}
            {whole(difference.questionsRemoved, before, 'removed')}
          </ul>
        </section>
      )}
      {difference.questionsChanged.map(({ ref, parts }) => {
        const [was, wasIn] = questionIn(before, ref);
        const [is, isIn] = questionIn(after, ref);
        return (
          <section key={ref}>
            <h3>
              {(is && text(is.text)) || ref} <Tag tone="info">{t('difference.changed')}</Tag>
            </h3>
            <dl>
              {parts.map((part) =>
                part === 'section' ? (
                  <PartRow
                    key={part}
                    part={part}
                    before={sectionTitle(before, wasIn)}
                    after={sectionTitle(after, isIn)}
                  />
                ) : (
                  <PartRow key={part} part={part} before={valueOf(was, part)} after={valueOf(is, part)} />
                ),
              )}
            </dl>
          </section>
        );
      })}
    </div>
  );
}
