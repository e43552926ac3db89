import { anyone } from '../../../platform/auth/access.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Ctx, FieldResolver, Query, Resolver, Root } from '../../../platform/graphql/decorators.js';
import type { Directory } from '../directory.service.js';
import { type PeopleLoaders, loadAll } from '../shared/people.loaders.js';
import { Team } from '../teams/team.js';
import { User } from '../users/user.js';
import { ViewerView } from './viewer.js';
import { Desk, desksOf } from './viewer.rules.js';

@Resolver(() => ViewerView)
export class ViewerResolver {
  constructor(
    private readonly directory: Directory,
    private readonly loaders: PeopleLoaders,
  ) {}

  @Query(() => ViewerView, { nullable: true, description: 'The caller; null when nobody is signed in.' })
  @Access(anyone)
  viewer(@Ctx() context: Context): Viewer | null {
    return context.viewer.kind === 'anonymous' ? null : context.viewer;
  }

  @FieldResolver(() => User, { nullable: true, description: 'The person; null for a client application.' })
  async user(@Root() viewer: Viewer): Promise<User | null> {
    return viewer.kind === 'person' ? this.directory.user(viewer.id) : null;
  }

  @FieldResolver(() => [Desk], { description: 'The parts of the console that are open to the person.' })
  desks(@Root() viewer: Viewer): Desk[] {
    return desksOf(viewer.roles);
  }

  @FieldResolver(() => [Team], { description: 'Teams of the person, with all teams above them.' })
  teams(@Root() viewer: Viewer, @Ctx() context: Context): Promise<Team[]> {
    return loadAll(context, this.loaders.teams, viewer.teamIds);
  }
}
