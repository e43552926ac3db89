import { describe, expect, it } from '@jest/globals';
import { CursorCodec } from '../../../src/platform/graphql/cursor.js';

describe('a cursor', () => {
  const codec = new CursorCodec(Buffer.alloc(32, 7));

  it('comes back as it was given', () => {
    expect(codec.decode('articles', codec.encode('articles', [17, 'article_x']))).toEqual([17, 'article_x']);
  });

  it('is refused by another list, another installation, and when it was altered', () => {
    const cursor = codec.encode('feed:user_a', [17]);
    expect(() => codec.decode('feed:user_b', cursor)).toThrow('does not belong');
    expect(() => new CursorCodec(Buffer.alloc(32, 8)).decode('feed:user_a', cursor)).toThrow('does not belong');
    const [, signature] = cursor.split('.');
    expect(() => codec.decode('feed:user_a', `${Buffer.from('[18]').toString('base64url')}.${signature}`)).toThrow(
      'does not belong',
    );
    expect(() => codec.decode('feed:user_a', 'x')).toThrow('does not belong');
  });
});
