import { useQuery } from 'urql';
import { Checkbox } from '../../../components/checkbox';
import { Combobox } from '../../../components/combobox';
import { ErrorState } from '../../../components/error-state';
import { Field } from '../../../components/field';
import { Tag } from '../../../components/tag';
import { TextArea } from '../../../components/text-area';
import { TextInput } from '../../../components/text-input';
import { EditorChoicesDocument, type EditedArticleFragment } from '../../../gql/knowledge/graphql';
import { ChipsField } from '../shared/chips-field';
import { useWords } from '../shared/words';
import type { Content } from './content';
import type { DraftState } from './draft-session';
import styles from './editor.module.css';
import { TimesFields } from './times-fields';

interface DataPanelProps {
  article: EditedArticleFragment;
  state: DraftState;
  readOnly: boolean;
  hasInternal: boolean;
  onEdit: (changes: Partial<Content>) => void;
}

/** Everything about a text that is not its text. */
export function DataPanel({ article, state, readOnly, hasInternal, onEdit }: DataPanelProps) {
  const { t, text, path } = useWords();
  const [{ data, error }, ask] = useQuery({ query: EditorChoicesDocument });
  const { content, errors } = state;
  const category = data?.categories.find(({ id }) => id === content.categoryId);
  return (
    <div className={styles['data']}>
      <div data-field="note">
        <Field label={t('fields.note')} hint={t('fields.noteHint')} error={errors.note}>
          <TextArea
            rows={2}
            value={content.note}
            readOnly={readOnly}
            onChange={(event) => onEdit({ note: event.currentTarget.value })}
          />
        </Field>
      </div>
      <div data-field="alternativeQuestions">
        <ChipsField
          label={t('fields.questions')}
          hint={t('fields.questionsHint')}
          placeholder={t('fields.questionsPlaceholder')}
          values={content.alternativeQuestions}
          error={errors.alternativeQuestions}
          disabled={readOnly}
          onChange={(alternativeQuestions) => onEdit({ alternativeQuestions })}
        />
      </div>
      {error && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      <div data-field="categoryId">
        <Field
          label={t('fields.category')}
          error={errors.categoryId}
          hint={category?.needsTwoPairsOfEyes ? t('fields.twoPairs') : undefined}
        >
          <Combobox
            value={content.categoryId}
            items={(data?.categories ?? []).map((one) => ({ value: one.id, label: path(one) }))}
            placeholder={t('fields.categoryPlaceholder')}
            disabled={readOnly}
            onChange={(categoryId) => onEdit({ categoryId })}
          />
        </Field>
      </div>
      <div data-field="productLineIds" role="group" aria-label={t('fields.lines')}>
        <p className={styles['label']}>{t('fields.lines')}</p>
        <div className={styles['lines']}>
          {(data?.productLines ?? []).map((line) => (
            <Checkbox
              key={line.id}
              disabled={readOnly}
              checked={content.productLineIds.includes(line.id)}
              onChange={(isOn) =>
                onEdit({
                  productLineIds: isOn
                    ? [...content.productLineIds, line.id]
                    : content.productLineIds.filter((id) => id !== line.id),
                })
              }
            >
              {text(line.name)}
            </Checkbox>
          ))}
        </div>
        <p className={styles['fieldNote']}>
          {errors.productLineIds ?? (content.productLineIds.length === 0 ? t('fields.everyLine') : null)}
        </p>
      </div>
      <TimesFields state={state} readOnly={readOnly} onEdit={onEdit} />
      <div data-field="keywords">
        <ChipsField
          label={t('fields.keywords')}
          values={content.keywords}
          error={errors.keywords}
          disabled={readOnly}
          onChange={(keywords) => onEdit({ keywords })}
        />
      </div>
      <div data-field="environment">
        <Field label={t('fields.environment')} error={errors.environment}>
          <TextInput
            value={content.environment}
            readOnly={readOnly}
            onChange={(event) => onEdit({ environment: event.currentTarget.value })}
          />
        </Field>
      </div>
      <div data-field="models">
        <ChipsField
          label={t('fields.models')}
          values={content.models}
          error={errors.models}
          disabled={readOnly}
          onChange={(models) => onEdit({ models })}
        />
      </div>
      <div data-field="errorCodes">
        <ChipsField
          label={t('fields.codes')}
          values={content.errorCodes}
          error={errors.errorCodes}
          disabled={readOnly}
          onChange={(errorCodes) => onEdit({ errorCodes })}
        />
      </div>
      <div>
        <p className={styles['label']}>{t('publish.audience')}</p>
        <p className={styles['reach']}>
          <Tag tone={article.audience === 'INTERNAL' ? 'plain' : 'warn'}>{t(`audiences.${article.audience}`)}</Tag>
          <span className={styles['quiet']}>{t(hasInternal ? 'editor.hasInternal' : 'editor.reachElsewhere')}</span>
        </p>
      </div>
    </div>
  );
}
