import { momentAt } from '../../../platform/clock/zone.js';
import { UserError, UserErrorCode, fault } from '../../../platform/errors/index.js';
import { isId } from '../../../platform/ids/ids.js';
import type { ContentChange } from '../article-content.rules.js';

/** A moment as somebody gives it: an instant, or what the clock shows at a site. */
export type GivenMoment =
  | Date
  | { readonly instant?: Date | null; readonly local?: string | null; readonly siteId?: string | null };

/** What somebody hands in, with moments as they were given. */
export type GivenContent = Omit<ContentChange, 'effectiveFrom' | 'effectiveTo' | 'attachments'> & {
  readonly effectiveFrom?: GivenMoment | null;
  readonly effectiveTo?: GivenMoment | null;
};

/** Time zone of a site; null for an unknown one. */
export type ZoneOfSite = (siteId: string) => Promise<string | null>;

/** The moment that is meant. Errors: INVALID for neither or both forms and for no time of the calendar, NOT_FOUND for the site. */
export async function momentOf(zoneOf: ZoneOfSite, given: GivenMoment, ...field: string[]): Promise<Date> {
  if (given instanceof Date) return given;
  const { instant, local, siteId } = given;
  if (instant && !local && !siteId) return instant;
  if (instant || !local || !siteId) {
    throw new UserError(
      fault(
        UserErrorCode.INVALID,
        '请给出时刻，或当地时间与分中心。',
        'Give an instant, or a local time with a site.',
        ...field,
      ),
    );
  }
  const zone = isId(siteId) ? await zoneOf(siteId) : null;
  if (zone === null)
    throw new UserError(
      fault(UserErrorCode.NOT_FOUND, '找不到分中心。', 'The site does not exist.', ...field, 'siteId'),
    );
  const moment = momentAt(local, zone);
  if (moment === null)
    throw new UserError(
      fault(
        UserErrorCode.INVALID,
        '时间格式为 YYYY-MM-DDTHH:MM。',
        'A time reads YYYY-MM-DDTHH:MM.',
        ...field,
        'local',
      ),
    );
  return moment;
}

/** A change with its moments worked out. */
export async function changeOf(zoneOf: ZoneOfSite, given: GivenContent): Promise<ContentChange> {
  const { effectiveFrom, effectiveTo, ...rest } = given;
  const change: ContentChange = rest;
  return {
    ...change,
    ...(effectiveFrom === undefined
      ? {}
      : { effectiveFrom: effectiveFrom && (await momentOf(zoneOf, effectiveFrom, 'content', 'effectiveFrom')) }),
    ...(effectiveTo === undefined
      ? {}
      : { effectiveTo: effectiveTo && (await momentOf(zoneOf, effectiveTo, 'content', 'effectiveTo')) }),
  };
}
