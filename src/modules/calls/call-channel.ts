import { registerEnumType } from '../../platform/graphql/decorators.js';

/** By what way a customer and the centre met. */
export enum Channel {
  PHONE = 'PHONE',
  MAIL = 'MAIL',
  CHAT = 'CHAT',
  WEB = 'WEB',
  SOCIAL = 'SOCIAL',
  COUNTER = 'COUNTER',
}

registerEnumType(Channel, {
  name: 'Channel',
  description: 'By what way a customer and the centre met.',
  valuesConfig: {
    PHONE: { description: 'A phone call.' },
    MAIL: { description: 'An e-mail and its answers.' },
    CHAT: { description: 'A chat.' },
    WEB: { description: 'A form on a web page.' },
    SOCIAL: { description: 'A message in a social network.' },
    COUNTER: { description: 'Face to face, at a service point.' },
  },
});
