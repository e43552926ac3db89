import { connectionOf } from '../../platform/graphql/connection.js';
import { Field, ObjectType } from '../../platform/graphql/decorators.js';
import { Payload } from '../../platform/graphql/payload.js';
import { Tree } from './tree.js';
import { TreeVersion } from './tree-version.js';
import { TreeFinding } from './validation/finding.js';

const pages = connectionOf('Tree', () => Tree);
const versionPages = connectionOf('TreeVersion', () => TreeVersion);

export const TreeConnection = pages.Connection;
export const TreeVersionConnection = versionPages.Connection;

const changed = {
  nullable: true,
  description: 'The tree as it is now; null where it does not exist or you may not see it.',
} as const;

const found = {
  nullable: true,
  description: 'With TREE_INVALID: what the check found, errors and warnings; otherwise null.',
} as const;

@ObjectType({ description: 'Outcome of `treeCreate`.' })
export class TreeCreatePayload extends Payload {
  @Field(() => Tree, { nullable: true, description: 'The new tree; null when refused.' })
  tree?: Tree | null;
}

@ObjectType({ description: 'Outcome of `treeDraftUpdate`.' })
export class TreeDraftUpdatePayload extends Payload {
  @Field(() => Tree, changed)
  tree?: Tree | null;
}

@ObjectType({ description: 'Outcome of `treeDraftDiscard`.' })
export class TreeDraftDiscardPayload extends Payload {
  @Field(() => Tree, changed)
  tree?: Tree | null;
}

@ObjectType({ description: 'Outcome of `treeSubmit`.' })
export class TreeSubmitPayload extends Payload {
  @Field(() => Tree, changed)
  tree?: Tree | null;

  @Field(() => [TreeFinding], found)
  findings?: TreeFinding[] | null;
}

@ObjectType({ description: 'Outcome of `treeWithdraw`.' })
export class TreeWithdrawPayload extends Payload {
  @Field(() => Tree, changed)
  tree?: Tree | null;
}

@ObjectType({ description: 'Outcome of `treeApprove`.' })
export class TreeApprovePayload extends Payload {
  @Field(() => Tree, changed)
  tree?: Tree | null;
}

@ObjectType({ description: 'Outcome of `treeReject`.' })
export class TreeRejectPayload extends Payload {
  @Field(() => Tree, changed)
  tree?: Tree | null;
}

/** The feed room adds the field `entry`: the entry of this tree and version. */
@ObjectType({ description: 'Outcome of `treePublish`.' })
export class TreePublishPayload extends Payload {
  @Field(() => Tree, changed)
  tree?: Tree | null;

  @Field(() => [TreeFinding], found)
  findings?: TreeFinding[] | null;
}

@ObjectType({ description: 'Outcome of `treeScheduleCancel`.' })
export class TreeScheduleCancelPayload extends Payload {
  @Field(() => Tree, changed)
  tree?: Tree | null;
}

@ObjectType({ description: 'Outcome of `treeArchive`.' })
export class TreeArchivePayload extends Payload {
  @Field(() => Tree, changed)
  tree?: Tree | null;
}

@ObjectType({ description: 'Outcome of `treeRestore`.' })
export class TreeRestorePayload extends Payload {
  @Field(() => Tree, changed)
  tree?: Tree | null;
}

@ObjectType({ description: 'Outcome of `treeAudienceChange`.' })
export class TreeAudienceChangePayload extends Payload {
  @Field(() => Tree, changed)
  tree?: Tree | null;
}

@ObjectType({ description: 'Outcome of `treeSetOwner`.' })
export class TreeSetOwnerPayload extends Payload {
  @Field(() => Tree, changed)
  tree?: Tree | null;
}

@ObjectType({ description: 'Outcome of `treeVerify`.' })
export class TreeVerifyPayload extends Payload {
  @Field(() => Tree, changed)
  tree?: Tree | null;
}

@ObjectType({ description: 'Outcome of `treeSetVerificationInterval`.' })
export class TreeSetVerificationIntervalPayload extends Payload {
  @Field(() => Tree, changed)
  tree?: Tree | null;
}
