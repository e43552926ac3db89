import { useState } from 'react';
import { Button } from '../../../components/button';
import { Checkbox } from '../../../components/checkbox';
import { Combobox } from '../../../components/combobox';
import { Dialog } from '../../../components/dialog';
import { Field } from '../../../components/field';
import { Select } from '../../../components/select';
import { TextInput } from '../../../components/text-input';
import {
  CategoryCreateDocument,
  CategoryUpdateDocument,
  type KeptCategoriesQuery,
  type KeptCategoryFragment,
} from '../../../gql/knowledge/graphql';
import { showToast } from '../../../lib/toasts';
import { newKey } from '../../../lib/new-key';
import { refusalOf } from '../../../lib/outcome';
import { Refusals } from '../../../components/refusals';
import { useChange } from '../../../lib/use-change';
import { useSubmitKey } from '../../../lib/use-submit-key';
import { useWords } from '../shared/words';
import styles from './categories.module.css';
import { withBelow } from './tree';

interface CategoryDialogProps {
  /** The category that is changed; null for a new one. */
  category: KeptCategoryFragment | null;
  /** Above a new one. */
  parentId: string | null;
  categories: readonly KeptCategoryFragment[];
  tiers: KeptCategoriesQuery['supportTiers'];
  onDone: (id: string) => void;
  onClose: () => void;
}

const AS_ABOVE = 'above';
const FIELDS = ['key', 'name', 'zhCN', 'en', 'parentId', 'minimumApprovals', 'verifyEveryDays', 'verifierTierId'];

/** A category with the rules that hold for the texts in it; what is left to the one above says so. */
export function CategoryDialog({ category, parentId, categories, tiers, onDone, onClose }: CategoryDialogProps) {
  const { t, common, path, text } = useWords();
  const [key, setKey] = useState(category?.key ?? '');
  const [zhCN, setZhCN] = useState(category?.name.zhCN ?? '');
  const [en, setEn] = useState(category?.name.en ?? '');
  const [above, setAbove] = useState<string | null>(category ? (category.parent?.id ?? null) : parentId);
  const [needsTwoPairsOfEyes, setEyes] = useState(category?.needsTwoPairsOfEyes ?? false);
  const [approvals, setApprovals] = useState(String(category?.minimumApprovals ?? AS_ABOVE));
  const [days, setDays] = useState(category?.verifyEveryDays == null ? '' : String(category.verifyEveryDays));
  const [tier, setTier] = useState(category?.verifierTier?.id ?? AS_ABOVE);
  const [renews, setRenews] = useState(category?.renewsByUse == null ? AS_ABOVE : String(category.renewsByUse));
  const [idempotencyKey] = useState(newKey);
  const create = useChange(CategoryCreateDocument, (data) => data.categoryCreate);
  const update = useChange(CategoryUpdateDocument, (data) => data.categoryUpdate);
  const change = category ? update : create;
  const own = category ? withBelow(categories, category.id) : new Set<string>();

  const run = async (): Promise<void> => {
    if (change.busy) return;
    const input = {
      name: { zhCN, en },
      parentId: above,
      needsTwoPairsOfEyes,
      minimumApprovals: approvals === AS_ABOVE ? null : Number(approvals),
      verifyEveryDays: days.trim() === '' ? null : Number(days),
      verifierTierId: tier === AS_ABOVE ? null : tier,
      renewsByUse: renews === AS_ABOVE ? null : renews === 'true',
    };
    const outcome = category
      ? await update.run({ id: category.id, input: { expectedVersion: category.revision, ...input } })
      : await create.run({ input: { key, idempotencyKey, ...input } });
    if (outcome.kind !== 'done') return;
    showToast({ tone: 'good', text: t(category ? 'categories.saved' : 'categories.created') });
    onDone(outcome.payload.category?.id ?? '');
    onClose();
  };
  useSubmitKey(() => void run(), { overlay: true });
  const { refusals } = change;
  const isNoNumber = days.trim() !== '' && !/^\d+$/.test(days.trim());
  // At the top there is none above to follow: what is left open there follows what holds everywhere.
  const isTop = above === null;
  const intervalHint = t(isTop ? 'categories.intervalTopHint' : 'categories.intervalHint');
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(category ? 'categories.editTitle' : 'categories.createTitle')}
      footer={
        <>
          <Button onClick={onClose}>{common('common.cancel')}</Button>
          <Button variant="primary" keyCap="Ctrl ↵" busy={change.busy} disabled={isNoNumber} onClick={() => void run()}>
            {common('common.save')}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <div className={styles['wide']}>
          <Refusals refusals={refusals} failure={change.failure} fields={FIELDS} />
        </div>
        <Field label={t('categories.nameZh')} error={refusalOf(refusals, 'zhCN')}>
          <TextInput
            value={zhCN}
            lang="zh-CN"
            maxLength={60}
            onChange={(event) => setZhCN(event.currentTarget.value)}
          />
        </Field>
        <Field label={t('categories.nameEn')} error={refusalOf(refusals, 'en')}>
          <TextInput value={en} lang="en" maxLength={60} onChange={(event) => setEn(event.currentTarget.value)} />
        </Field>
        {!category && (
          <Field label={t('categories.key')} hint={t('categories.keyHint')} error={refusalOf(refusals, 'key')}>
            <TextInput value={key} maxLength={60} onChange={(event) => setKey(event.currentTarget.value)} />
          </Field>
        )}
        <Field label={t('categories.parent')} error={refusalOf(refusals, 'parentId')}>
          <Combobox
            value={above}
            placeholder={t('categories.top')}
            items={categories.filter(({ id }) => !own.has(id)).map((one) => ({ value: one.id, label: path(one) }))}
            onChange={setAbove}
          />
        </Field>
        <div className={styles['wide']}>
          <Checkbox checked={needsTwoPairsOfEyes} onChange={setEyes}>
            {t('categories.eyes')}：{t('categories.eyesText')}
          </Checkbox>
        </div>
        <Field label={t('categories.approvals')} error={refusalOf(refusals, 'minimumApprovals')}>
          <Select
            value={approvals}
            items={[
              { value: AS_ABOVE, label: t(isTop ? 'categories.approvalsUnset' : 'categories.inherit') },
              ...[1, 2, 3, 4, 5].map((count) => ({
                value: String(count),
                label: t('categories.approvalsCount', { count }),
              })),
            ]}
            onChange={setApprovals}
          />
        </Field>
        <Field
          label={t('categories.interval')}
          hint={intervalHint}
          error={refusalOf(refusals, 'verifyEveryDays') ?? (isNoNumber ? intervalHint : null)}
        >
          <TextInput inputMode="numeric" value={days} onChange={(event) => setDays(event.currentTarget.value)} />
        </Field>
        <Field label={t('categories.tier')} error={refusalOf(refusals, 'verifierTierId')}>
          <Select
            value={tier}
            items={[
              { value: AS_ABOVE, label: t(isTop ? 'categories.tierUnset' : 'categories.inherit') },
              ...tiers.map((one) => ({ value: one.id, label: t('categories.tierFrom', { tier: text(one.name) }) })),
            ]}
            onChange={setTier}
          />
        </Field>
        <Field label={t('categories.renews')}>
          <Select
            value={renews}
            items={[
              { value: AS_ABOVE, label: t(isTop ? 'categories.renewsUnset' : 'categories.inherit') },
              { value: 'true', label: t('categories.renewsYes') },
              { value: 'false', label: t('categories.renewsNo') },
            ]}
            onChange={setRenews}
          />
        </Field>
      </div>
    </Dialog>
  );
}
