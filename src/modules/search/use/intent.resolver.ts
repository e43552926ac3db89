import { signedIn, staff } from '../../../platform/auth/access.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Ctx, Mutation, Resolver } from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { SearchGapRecordInput, SearchGapRecordPayload } from './gap.inputs.js';
import type { GapReportService } from './gap-report.service.js';
import type { IntentService } from './intent.service.js';
import {
  SearchIntentRecordInput,
  SearchIntentRecordPayload,
  SearchOutcomeRecordInput,
  SearchOutcomeRecordPayload,
} from './use.inputs.js';

/** What clients tell about searches. */
@Resolver()
export class IntentResolver {
  constructor(
    private readonly intents: IntentService,
    private readonly reports: GapReportService,
  ) {}

  @Mutation(() => SearchIntentRecordPayload, {
    description:
      'Records how one intention to find something ended: once for an intention, not for a keystroke. Personal data in the query is masked; kept 180 days, then only counted.',
  })
  @Access(signedIn())
  searchIntentRecord(
    @Ctx() context: Context,
    @Arg('input', () => SearchIntentRecordInput, { description: 'How it ended.' }) input: SearchIntentRecordInput,
  ): Promise<SearchIntentRecordPayload> {
    return settle(context, () => this.intents.record(context.viewer, input));
  }

  @Mutation(() => SearchOutcomeRecordPayload, {
    description:
      'Records what happened after a search: opened, copied, linked, helped or not. Repeating it changes nothing.',
  })
  @Access(signedIn())
  searchOutcomeRecord(
    @Ctx() context: Context,
    @Arg('input', () => SearchOutcomeRecordInput, { description: 'What happened.' }) input: SearchOutcomeRecordInput,
  ): Promise<SearchOutcomeRecordPayload> {
    return settle(context, async () => {
      await this.intents.recordOutcome(context.viewer, input);
      return { isRecorded: true };
    });
  }

  @Mutation(() => SearchGapRecordPayload, {
    description:
      'Reports the words of a caller that found no answer; they join the knowledge gap that asks the same, or open one. For people of the centre.',
  })
  @Access(staff())
  searchGapRecord(
    @Ctx() context: Context,
    @Arg('input', () => SearchGapRecordInput, { description: 'The words.' }) input: SearchGapRecordInput,
  ): Promise<SearchGapRecordPayload> {
    return settle(context, () => this.reports.record(context.viewer, input));
  }
}
