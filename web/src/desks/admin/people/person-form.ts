import type { Locale, PersonDetailFragment, Role } from '../../../gql/admin/graphql';

/** What stands in the form of a person. */
export interface PersonForm {
  name: string;
  nameEn: string;
  email: string;
  staffNumber: string;
  roles: Role[];
  siteId: string | null;
  teamIds: string[];
  departmentIds: string[];
  tierId: string | null;
  productLineIds: string[];
  locale: Locale;
}

/** Fields whose refusals the form shows at the field. */
export const FIELDS = [
  ...['name', 'nameEn', 'email', 'staffNumber', 'roles', 'siteId'],
  ...['teamIds', 'departmentIds', 'tierId', 'productLineIds', 'locale'],
];

export const EMPTY: PersonForm = {
  name: '',
  nameEn: '',
  email: '',
  staffNumber: '',
  roles: ['AGENT'],
  siteId: null,
  teamIds: [],
  departmentIds: [],
  tierId: null,
  productLineIds: [],
  locale: 'ZH_CN',
};

const ids = (things: readonly { id: string }[]): string[] => things.map(({ id }) => id);

export const formOf = (person: PersonDetailFragment): PersonForm => ({
  name: person.name,
  nameEn: person.nameEn,
  email: person.email ?? '',
  staffNumber: person.staffNumber ?? '',
  roles: [...person.roles],
  siteId: person.site?.id ?? null,
  teamIds: ids(person.teams),
  departmentIds: ids(person.departments),
  tierId: person.tier?.id ?? null,
  productLineIds: ids(person.productLines),
  locale: person.locale,
});

/** The form as the API takes it: a number that is not given is none. */
export const inputOf = ({ staffNumber, ...form }: PersonForm) => ({
  ...form,
  staffNumber: staffNumber.trim() || null,
});

/** Only what differs from what the form began with: what somebody else changed meanwhile stays. */
export function changesOf(form: PersonForm, base: PersonForm): Partial<ReturnType<typeof inputOf>> {
  const was: Record<string, unknown> = inputOf(base);
  return Object.fromEntries(
    Object.entries(inputOf(form)).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(was[field])),
  );
}
