import { z } from 'zod';
import { Locale } from '../../../platform/graphql/enums.js';
import { TreeNodeKind, TreePurpose, TreeResult, TreeValueType, TreeVariableOrigin } from '../tree-enums.js';

// The shape of our own format, version 1, as docs/tree-format.md describes it. Lengths and forms of texts are judged with the content.

/** What the head of a file says. */
export const formatName = 'caregraph-tree';
export const formatVersion = 1;

const text = z.strictObject({ 'zh-CN': z.string().optional(), en: z.string().optional() });
const score = z.strictObject({ variable: z.string(), points: z.number() });
const option = z.strictObject({ value: z.string(), label: text });
const mapping = z.strictObject({ target: z.string(), source: z.string() });

/** A variable. */
export const variableShape = z.strictObject({
  name: z.string(),
  type: z.enum(TreeValueType),
  origin: z.enum(TreeVariableOrigin),
  label: text.optional(),
  options: z.array(option).optional(),
  default: z.string().optional(),
  personal: z.boolean().optional(),
});

const choice = z.strictObject({
  key: z.string(),
  label: text,
  hint: text.optional(),
  to: z.string().optional(),
  scores: z.array(score).optional(),
});

const field = z.strictObject({
  variable: z.string(),
  label: text,
  hint: text.optional(),
  required: z.boolean().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  mask: z.string().optional(),
});

const rule = z.strictObject({ when: z.string(), label: text.optional(), to: z.string().optional() });

const command = z.strictObject({
  name: z.string(),
  inputs: z.array(mapping).optional(),
  outputs: z.array(mapping).optional(),
  timeoutSeconds: z.int().optional(),
  failureTo: z.string().optional(),
  timeoutTo: z.string().optional(),
});

const subtree = z.strictObject({
  code: z.string(),
  version: z.int().min(1).optional(),
  inputs: z.array(mapping).optional(),
  outputs: z.array(mapping).optional(),
});

const outcome = z.strictObject({
  result: z.enum(TreeResult),
  disposition: z.string().optional(),
  department: z.string().optional(),
  departmentRules: z.array(z.strictObject({ when: z.string(), department: z.string() })).optional(),
  tier: z.string().optional(),
  handoverTemplate: text.optional(),
  checks: z.array(z.string()).optional(),
});

/** A node. */
export const nodeShape = z.strictObject({
  key: z.string(),
  kind: z.enum(TreeNodeKind),
  title: text,
  body: text.optional(),
  say: text.optional(),
  alternativeQuestions: z.array(z.string()).optional(),
  article: z.strictObject({ code: z.string(), anchor: z.string().optional() }).optional(),
  to: z.string().optional(),
  variable: z.string().optional(),
  choices: z.array(choice).optional(),
  fields: z.array(field).optional(),
  rules: z.array(rule).optional(),
  command: command.optional(),
  subtree: subtree.optional(),
  outcome: outcome.optional(),
  position: z.strictObject({ x: z.number(), y: z.number() }).optional(),
});

const tree = z.strictObject({
  code: z.string().optional(),
  title: text,
  description: text.optional(),
  purpose: z.enum(TreePurpose),
  locales: z.array(z.enum(Locale)),
  alternativeQuestions: z.array(z.string()).optional(),
  category: z.string().optional(),
  productLines: z.array(z.string()).optional(),
  source: z
    .strictObject({
      system: z.string().min(1).max(60),
      externalId: z.string().min(1).max(200),
      attribution: z.string().max(200).optional(),
      licence: z.string().max(200).optional(),
    })
    .optional(),
  start: z.string().optional(),
  variables: z.array(variableShape).optional(),
  nodes: z.array(nodeShape),
});

/** A file of our own format. */
export const treeFileShape = z.strictObject({
  format: z.literal(formatName),
  version: z.literal(formatVersion),
  tree,
});

export type JsonTree = z.infer<typeof tree>;
export type JsonNode = z.infer<typeof nodeShape>;
export type JsonVariable = z.infer<typeof variableShape>;
export type JsonTextPair = z.infer<typeof text>;
