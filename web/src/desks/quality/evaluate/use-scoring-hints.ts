import { useHints } from '../../../lib/use-hints';
import { useWords } from '../shared/words';

interface ScoringHints {
  canHear: boolean;
  hasVoices: boolean;
  submit: () => void;
  skip: (() => void) | undefined;
}

/** The keys of the scoring, for the bar along the bottom. */
export function useScoringHints({ canHear, hasVoices, submit, skip }: ScoringHints) {
  const { t } = useWords();
  return useHints(t('keys.scoring'), [
    ...(canHear
      ? [
          { keys: t('keys.space'), label: t('keys.play') },
          { keys: '← →', label: t('keys.seek') },
        ]
      : []),
    { keys: '⇧ ← →', label: t('keys.turn') },
    ...(canHear
      ? [
          { keys: '[ ]', label: t('keys.speed') },
          { keys: 'S', label: t('keys.silence') },
          ...(hasVoices ? [{ keys: 'V', label: t('keys.voice') }] : []),
        ]
      : []),
    { keys: 'M', label: t('keys.mark') },
    { keys: '↑ ↓', label: t('keys.question') },
    { keys: '1–9', label: t('keys.answer') },
    { keys: '0', label: t('keys.na') },
    { keys: 'C', label: t('keys.note') },
    ...(skip ? [{ keys: 'X', label: t('queue.skip'), run: skip }] : []),
    { keys: 'Ctrl ↵', label: t('form.submit'), run: submit },
  ]);
}
