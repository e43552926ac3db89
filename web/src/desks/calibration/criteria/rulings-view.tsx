import { CheckCheck } from 'lucide-react';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { DateTime } from '../../../components/date-time';
import { Empty } from '../../../components/empty';
import { ListPanel } from '../../../components/list-panel';
import { Tag } from '../../../components/tag';
import { RulingAcknowledgeDocument, RulingListDocument } from '../../../gql/calibration/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { useChange } from '../../../lib/use-change';
import { usePages } from '../../../lib/use-pages';
import { useTell } from '../../../lib/use-tell';
import { useWords } from '../shared/words';
import { ChangeCard } from './change-card';

/** The questions' wording comes with each: many at once would be too much for one answer. */
const PAGE = 15;

/** Rulings that hold: those that this person has still to read stand first, with the way to say that they are read. */
export function RulingsView() {
  const { t } = useWords();
  const tell = useTell();
  const list = usePages(RulingListDocument, { first: PAGE, isOpen: null }, (data) => data.criteriaRulings);
  const change = useChange(RulingAcknowledgeDocument, (data) => data.criteriaAcknowledge);
  const isOpen = (row: (typeof list.rows)[number]): boolean =>
    row.mustBeReadByViewer && row.acknowledgedByViewerAt === null;
  const rows = [...list.rows].sort((one, other) => Number(isOpen(other)) - Number(isOpen(one)));
  const first = rows.find(isOpen);
  const acknowledge = async (id: string): Promise<void> => {
    if (change.busy) return;
    tell(await change.run({ id }), t('criteria.acknowledged'));
  };
  useHotkeys({ a: first ? () => void acknowledge(first.id) : undefined });
  return (
    <Card
      title={t('criteria.views.rulings')}
      aside={list.isReady ? t('criteria.openRulings', { count: rows.filter(isOpen).length }) : undefined}
      padded={false}
    >
      <ListPanel list={list} empty={<Empty title={t('criteria.noRulings')}>{t('criteria.noRulingsText')}</Empty>}>
        {rows.map((row) => (
          <ChangeCard key={row.id} change={row} isHere={isOpen(row)}>
            {isOpen(row) ? (
              <Button
                variant={row.id === first?.id ? 'primary' : 'plain'}
                size="small"
                icon={<CheckCheck size={13} aria-hidden="true" />}
                keyCap={row.id === first?.id ? 'A' : undefined}
                busy={change.busy}
                onClick={() => void acknowledge(row.id)}
              >
                {t('criteria.acknowledge')}
              </Button>
            ) : (
              row.acknowledgedByViewerAt !== null && (
                <Tag tone="good">
                  {t('criteria.youRead')} <DateTime at={row.acknowledgedByViewerAt} as="moment" />
                </Tag>
              )
            )}
          </ChangeCard>
        ))}
      </ListPanel>
    </Card>
  );
}
