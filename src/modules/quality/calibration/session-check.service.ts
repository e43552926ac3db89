import { type Viewer, hasRole } from '../../../platform/auth/viewer.js';
import { type Fault, UserError, UserErrorCode, fault, notFound } from '../../../platform/errors/index.js';
import type { Clock } from '../../../platform/clock/clock.js';
import { Faults } from '../../people/index.js';
import { contactOfCall, subjectsOf } from '../evaluations/evaluation-born.rules.js';
import type { EvaluatedCall, EvaluatedVersion } from '../evaluations/evaluation-needs.js';
import type { CalibrationOutside } from './calibration-needs.js';
import { calibrators } from './calibration.policy.js';
import { calibrationLimits } from './calibration.js';

/** What somebody calls a session on. */
export interface SessionGiven {
  readonly title: string;
  readonly callId: string;
  readonly scorecardId: string;
  readonly expertId: string;
  readonly participantIds: readonly string[];
  readonly dueAt: Date;
  readonly idempotencyKey?: string | null;
}

const dayMs = 86_400_000;

/** Checks what a session is called on. */
export class SessionCheck {
  constructor(
    private readonly clock: Clock,
    private readonly outside: Pick<CalibrationOutside, 'calls' | 'versions' | 'people'>,
  ) {}

  /** The call and the form of a new session. */
  async scored(viewer: Viewer, given: SessionGiven): Promise<{ call: EvaluatedCall; version: EvaluatedVersion }> {
    const [[call], version] = await Promise.all([
      this.outside.calls.visible(viewer, [given.callId]),
      this.outside.versions.active(given.scorecardId),
    ]);
    if (!call || call.agentId === viewer.id) throw notFound('callId');
    const contact = contactOfCall(call);
    if (!contact)
      throw new UserError(fault(UserErrorCode.INVALID, '没有座席接听这通来电。', 'No agent took this call.', 'callId'));
    if (!version) throw notFound('scorecardId');
    if (!subjectsOf(contact).includes(version.content.subject))
      throw new UserError(
        fault(
          UserErrorCode.INVALID,
          '这张质量卡不用于此类来电。',
          'This scorecard is for something else.',
          'scorecardId',
        ),
      );
    return { call, version };
  }

  /** Checks who takes part and when; gives the title. */
  async checked(given: SessionGiven, call: EvaluatedCall): Promise<string> {
    const faults = new Faults();
    const title = faults.text(given.title, calibrationLimits.title, 'title');
    const { participantIds, expertId } = given;
    if (participantIds.length === 0)
      faults.add(UserErrorCode.REQUIRED, '请选择参与者。', 'Name participants.', 'participantIds');
    faults.atMost(participantIds, calibrationLimits.participants, 'participantIds');
    if (new Set(participantIds).size !== participantIds.length)
      faults.add(UserErrorCode.DUPLICATE, '参与者重复。', 'Somebody is named twice.', 'participantIds');
    if (participantIds.includes(expertId))
      faults.add(
        UserErrorCode.SAME_PERSON,
        '专家不能同时是参与者。',
        'The expert is no participant.',
        'participantIds',
      );
    const now = this.clock.now().getTime();
    if (!(given.dueAt.getTime() > now && given.dueAt.getTime() <= now + calibrationLimits.dueDays * dayMs))
      faults.add(UserErrorCode.OUT_OF_RANGE, '截止时间须在 90 天以内。', 'It is due within 90 days from now.', 'dueAt');
    const able = await this.outside.people.viewersOf([
      expertId,
      ...participantIds.slice(0, calibrationLimits.participants),
    ]);
    const ids = new Set(able.filter((one) => hasRole(one, ...calibrators)).map((one) => one.id));
    const agentFault = (field: string): Fault =>
      fault(UserErrorCode.SAME_PERSON, '通话的座席不能参加。', 'The call’s agent does not take part.', field);
    for (const [field, list] of [
      ['expertId', [expertId]],
      ['participantIds', participantIds],
    ] as const) {
      if (call.agentId !== null && list.includes(call.agentId)) faults.list.push(agentFault(field));
      else if (list.some((id) => !ids.has(id)))
        faults.add(
          UserErrorCode.NOT_ALLOWED,
          '参与者须是在职的品质师或主管。',
          'Only active quality analysts and supervisors take part.',
          field,
        );
    }
    faults.check();
    return title;
  }
}
