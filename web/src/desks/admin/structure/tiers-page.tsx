import { CodeLabel } from '../../../components/code-label';
import type { Column } from '../../../components/table';
import type { TierRowFragment } from '../../../gql/admin/graphql';
import { DetailPanel, DetailSection, Facts } from '../shared/detail-panel';
import { useAdminPath, useCentre } from '../shared/use-admin';
import { useWords } from '../shared/words';
import { Button } from '../../../components/button';
import { StructurePage } from './structure-page';
import { TiersDialog } from './tiers-dialog';

/** The support tiers. They are set all together, because their ranks have no gaps. */
export function TiersPage() {
  const { t, text, number } = useWords();
  const { go } = useAdminPath();
  const centre = useCentre();
  const columns: Column<TierRowFragment>[] = [
    { key: 'rank', header: t('tiers.rank'), width: '72px', cell: ({ rank }) => number(rank) },
    { key: 'name', header: t('form.name'), cell: ({ name }) => <strong>{text(name)}</strong> },
    { key: 'zh', header: t('form.nameZh'), cell: ({ name }) => name.zhCN },
    { key: 'en', header: t('form.nameEn'), cell: ({ name }) => name.en },
    { key: 'key', header: t('form.key'), cell: ({ key }) => <CodeLabel>{key}</CodeLabel> },
  ];
  return (
    <StructurePage
      tab="tiers"
      source={centre}
      rows={centre.supportTiers}
      columns={columns}
      newLabel={t('tiers.new')}
      wordsOf={({ key, name }) => [key, name.zhCN, name.en]}
      detail={(tier, { edit }) => (
        <DetailPanel
          label={t('tiers.detail')}
          title={text(tier.name)}
          sub={tier.key}
          actions={
            <>
              <Button keyCap="E" onClick={edit}>
                {t('tiers.edit')}
              </Button>
              <Button onClick={() => go('', { tier: tier.id })}>{t('tiers.showPeople')}</Button>
            </>
          }
        >
          <DetailSection title={t('tiers.about')}>
            <Facts
              rows={[
                { label: t('tiers.rank'), value: number(tier.rank) },
                { label: t('form.nameZh'), value: tier.name.zhCN },
                { label: t('form.nameEn'), value: tier.name.en },
              ]}
            />
          </DetailSection>
          <p>{t('tiers.note')}</p>
        </DetailPanel>
      )}
      form={(tier, close, done) => (
        <TiersDialog
          tiers={centre.supportTiers}
          hasNew={tier === null}
          onClose={close}
          onDone={() => done(tier?.id ?? null)}
        />
      )}
    />
  );
}
