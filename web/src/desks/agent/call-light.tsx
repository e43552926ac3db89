import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextInput } from '../../components/text-input';
import { isComposing } from '../../lib/hotkeys';
import { type Call, LEVEL_MAX, noteLight, REASON_MAX } from './call';
import styles from './call-light.module.css';
import { ProductLineSelect } from './product-line-select';

/** What the call is about: searches on this call put first what fits it. Taken when the field is left or Enter is pressed. */
export function CallLightFields({ call, onDone }: { call: Call; onDone: () => void }) {
  const { t } = useTranslation('agent');
  return (
    <div role="group" aria-label={t('call.light')} title={t('call.lightNote')} className={styles['fields']}>
      <ProductLineSelect
        label={t('call.productLine')}
        value={call.productLineId}
        onChange={(productLineId) => noteLight({ productLineId })}
      />
      <LightInput
        className={styles['level']}
        label={t('call.level')}
        example={t('call.levelExample')}
        maxLength={LEVEL_MAX}
        value={call.customerLevel}
        onTake={(customerLevel) => noteLight({ customerLevel })}
        onDone={onDone}
      />
      <LightInput
        className={styles['reason']}
        label={t('call.reason')}
        example={t('call.reasonExample')}
        maxLength={REASON_MAX}
        value={call.reason}
        onTake={(reason) => noteLight({ reason })}
        onDone={onDone}
      />
    </div>
  );
}

interface LightInputProps {
  className: string | undefined;
  label: string;
  example: string;
  maxLength: number;
  value: string;
  onTake: (value: string) => void;
  onDone: () => void;
}

function LightInput({ className, label, example, maxLength, value, onTake, onDone }: LightInputProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const take = (): void => {
    if (text.trim() !== value) onTake(text.trim());
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    take();
    onDone();
  };
  return (
    <form className={className} onSubmit={submit}>
      <TextInput
        aria-label={label}
        placeholder={example}
        maxLength={maxLength}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || isComposing(event)) return;
          event.preventDefault();
          setText(value);
          onDone();
        }}
      />
    </form>
  );
}
