import { type Fault, UserError, UserErrorCode, fault } from '../../../platform/errors/index.js';
import type { ArticleContent, ReviewPin } from '../article.js';
import { isQuoted } from './quote.rules.js';

/** Most pins of one rejection, and most characters of a pin's parts. */
export const pinLimits = { pins: 20, quote: 300, remark: 500 } as const;

/** A place as a reviewer hands it in. */
export interface PinGiven {
  readonly quote: string;
  readonly remark: string;
}

/** The pins of a rejection, checked. Throws TOO_MANY, REQUIRED, TOO_LONG, and INVALID for words that the draft does not have. */
export function pinned(given: readonly PinGiven[], draft: ArticleContent, byId: string, at: Date): ReviewPin[] {
  if (given.length > pinLimits.pins) {
    throw new UserError(
      fault(UserErrorCode.TOO_MANY, `最多标注 ${pinLimits.pins} 处。`, `At most ${pinLimits.pins} places.`, 'pins'),
    );
  }
  const pins = given.map(({ quote, remark }) => ({ quote: quote.trim(), remark: remark.trim(), byId, at }));
  const faults = pins.flatMap((pin, index) => faultsOf(pin, draft, String(index)));
  if (faults.length) throw new UserError(faults);
  return pins;
}

function faultsOf(pin: ReviewPin, draft: ArticleContent, index: string): Fault[] {
  const faults: Fault[] = [];
  for (const part of ['quote', 'remark'] as const) {
    const limit = pinLimits[part];
    if (pin[part] === '')
      faults.push(fault(UserErrorCode.REQUIRED, '此项必填。', 'This is required.', 'pins', index, part));
    if (pin[part].length > limit)
      faults.push(
        fault(UserErrorCode.TOO_LONG, `最多 ${limit} 个字符。`, `At most ${limit} characters.`, 'pins', index, part),
      );
  }
  if (!faults.length && !isQuoted(draft, pin.quote)) {
    faults.push(
      fault(
        UserErrorCode.INVALID,
        '草稿里没有这段文字。',
        'The draft does not have these words.',
        'pins',
        index,
        'quote',
      ),
    );
  }
  return faults;
}
