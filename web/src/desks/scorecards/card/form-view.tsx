import { OctagonX } from 'lucide-react';
import { CodeLabel } from '../../../components/code-label';
import { Tag } from '../../../components/tag';
import type { CardContentFragment } from '../../../gql/scorecards/graphql';
import { usePartWords } from '../shared/part-words';
import { useWords } from '../shared/words';
import styles from './card.module.css';

type Question = CardContentFragment['sections'][number]['questions'][number];

const SETTINGS = [
  ...(['subject', 'mode', 'naRule', 'fatalEffect', 'bonusCap', 'passMark', 'bands'] as const),
  ...(['reviewWindowDays', 'disputeLimit'] as const),
] as const;

/** How a form scores, and for how long it may be disputed. */
export function SettingsView({ content }: { content: CardContentFragment }) {
  const { partName, partValue } = usePartWords();
  return (
    <dl className={styles['settings']}>
      {SETTINGS.map((part) => (
        <div key={part}>
          <dt>{partName(part)}</dt>
          <dd>{partValue(part, content[part]) || '—'}</dd>
        </div>
      ))}
    </dl>
  );
}

function Answers({ question }: { question: Question }) {
  const { t, text } = useWords();
  const { type, options, ranges, scaleMin, scaleMax } = question;
  if (type === 'TEXT') return <span className={styles['quiet']}>{t('types.TEXT')}</span>;
  if (type === 'SCALE')
    return (
      <Tag>
        {scaleMin} – {scaleMax}
      </Tag>
    );
  const rows = [
    ...options.map(({ key, label, score, fatal }) => ({ key, words: text(label) || key, score, fatal })),
    ...ranges.map(({ min, max, score, fatal }) => ({
      key: `${min}`,
      words: t('form.rangeLabel', { min, max }),
      score,
      fatal,
    })),
  ];
  return rows.map(({ key, words, score, fatal }) => (
    <Tag
      key={key}
      tone={fatal ? 'bad' : 'plain'}
      icon={fatal ? <OctagonX size={12} aria-label={t(`form.fatals.${fatal}`)} /> : undefined}
    >
      {words} {score ?? '—'}
    </Tag>
  ));
}

/** A form as it stands, to be read. */
export function FormView({ content }: { content: CardContentFragment }) {
  const { t, text } = useWords();
  const { partValue, conditionIn } = usePartWords();
  let number = 0;
  return (
    <div className={styles['view']}>
      <SettingsView content={content} />
      {content.sections.map((section) => (
        <section key={section.ref}>
          <h3>
            {text(section.title) || t('editor.untitledSection')}
            <span className={styles['quiet']}>
              {section.isExcluded ? t('outline.unscored') : t('card.weight', { weight: section.weight })}
            </span>
          </h3>
          <ul>
            {section.questions.map((question) => {
              number += 1;
              const teaches = partValue('teaches', question.teaches);
              return (
                <li key={question.ref} className={styles['question']}>
                  <span className={styles['number']}>{number}</span>
                  <div>
                    <p>{text(question.text) || t('editor.untitledQuestion')}</p>
                    {text(question.help) && <p className={styles['quiet']}>{text(question.help)}</p>}
                    <p className={styles['tags']}>
                      <Answers question={question} />
                      {question.naAllowed && <Tag tone="outline">{t('trial.na')}</Tag>}
                    </p>
                  </div>
                  <div className={styles['facts']}>
                    <span>{t(`families.${question.family}`)}</span>
                    {question.isBonus && <Tag>{t('outline.bonus')}</Tag>}
                    {question.isExcluded && <Tag>{t('outline.unscored')}</Tag>}
                    {question.condition && (
                      <span className={styles['quiet']}>
                        {t('form.condition')} {conditionIn(content, question.condition)}
                      </span>
                    )}
                    {teaches && <CodeLabel>{teaches}</CodeLabel>}
                  </div>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}
