import type { Language } from '../errors/user-error.js';
import type { Context } from './context.js';
import { Ctx, Field, InputType, ObjectType } from './decorators.js';

/** The wording of a text in one language. */
export const textIn = (value: { readonly zhCN: string; readonly en: string }, language: Language): string =>
  language === 'en' ? value.en : value.zhCN;

/**
 * A short text in both languages of the product, as it is stored (`{ zhCN, en }`) and as the API shows it.
 * `text` exists in the API only, hence optional: plain stored objects are of this type.
 */
@ObjectType({ description: 'A short text in both languages of the product.' })
export class LocalizedText {
  @Field(() => String, { description: 'The text in simplified Chinese.' })
  zhCN!: string;

  @Field(() => String, { description: 'The text in English.' })
  en!: string;

  /** The text in the viewer's language. */
  @Field(() => String, { description: 'The text in your language.' })
  text?(@Ctx() context: Context): string {
    return textIn(this, context.viewer.locale);
  }
}

/** A short text in both languages, as a client hands it in. */
@InputType({ description: 'A short text in both languages of the product. Each field says how long it may be.' })
export class LocalizedTextInput {
  @Field(() => String, { description: 'The text in simplified Chinese.' })
  zhCN!: string;

  @Field(() => String, { description: 'The text in English.' })
  en!: string;
}
