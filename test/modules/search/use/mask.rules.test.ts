import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mask, masked } from '../../../../src/modules/search/use/mask.rules.js';

describe('masking personal data', () => {
  it.each([
    ['mobile', '客户手机13812345678打不通', '客户手机***打不通'],
    ['mobile in groups', '号码 138 1234 5678 收不到短信', '号码 *** 收不到短信'],
    ['mobile with dashes', '138-1234-5678', '***'],
    ['mobile in odd groups', '138-12-345-678 停机', '*** 停机'],
    ['mobile in two groups', '1381234 5678 停机', '*** 停机'],
    ['mobile with the country', '+86 13812345678 无信号', '*** 无信号'],
    ['mobile with the country, no plus', '8613812345678 无信号', '*** 无信号'],
    ['mobile with 0086', '0086-138-1234-5678', '***'],
    ['mobile full width', '手机１３８１２３４５６７８', '手机***'],
    ['mobile dictated', '1 3 8 1 2 3 4 5 6 7 8 对吗', '*** 对吗'],
    ['mobile beside letters', 'tel13812345678收不到', 'tel***收不到'],
    ['landline', '座机0532-88938888没人接', '座机***没人接'],
    ['landline without a dash', '053288938888 没人接', '*** 没人接'],
    ['landline with the country', '+86-0532-88938888', '***'],
    ['landline in brackets', '(010) 6552 8888 转 3', '*** 转 3'],
    ['landline with extension', '021-55556666-123', '***'],
    ['short landline that is named', '电话：88938888 没人接', '电话：*** 没人接'],
    ['number abroad', 'caller +44 20 7946 0958 says', 'caller *** says'],
    ['American number', 'call 555-123-4567 back', 'call *** back'],
    ['American number in brackets', '(555) 123-4567', '***'],
    ['identity card', '身份证110101199003077897怎么改', '身份证***怎么改'],
    ['identity card with X', '11010119900307789X', '***'],
    ['identity card in groups', '110101 19900307 789x 登记', '*** 登记'],
    ['old identity card', '130503670401001', '***'],
    ['bank card', '6222021234567890123 扣款失败', '*** 扣款失败'],
    ['bank card in groups', '卡号 6222 0212 3456 7890 123 扣款', '卡号 *** 扣款'],
    ['card with dashes', '4111-1111-1111-1111 declined', '*** declined'],
    ['e-mail', '邮箱zhang.wei@qq.com收不到验证码', '邮箱***收不到验证码'],
    ['e-mail with plus', 'reset mail for jo+home@mail.example.co.uk please', 'reset mail for *** please'],
    ['order number', '订单202406180012345到哪了', '订单***到哪了'],
    ['order number with dashes', 'order 2024-061800-1234 missing', 'order *** missing'],
    ['parcel', 'SF1234567890123 没更新', '*** 没更新'],
    ['plate', '鲁B12345的车能进吗', '***的车能进吗'],
    ['plate with a dot', '粤A·D1234学', '***'],
    ['plate of an electric car', '京AD12345 充电', '*** 充电'],
    ['plate in lower case', '沪c8k921 停车', '*** 停车'],
    ['several', '13812345678 和 a@b.cn', '*** 和 ***'],
  ])('%s', (_name, text, expected) => {
    expect(mask(text)).toBe(expected);
  });

  it.each([
    'E21 怎么清除',
    '洗衣机报 E62',
    '0x8006ffff',
    '错误 0x80070005 怎么办',
    '0x0000000080004005',
    '0x13812345678',
    'XQG100-B12 不脱水',
    '新XQG100洗衣机怎么连网',
    '新 XQG100-B12',
    'K-2031',
    '看 K-2031 和 P-033',
    'BCD-500WDPF',
    '价格 1999',
    '¥12,999.00',
    '10000-20000元的电视',
    '$10000-200000 tv',
    '预算 3000 到 5000',
    '2024-06-18 的活动',
    '2024年11月11日',
    '1080p 4K 120Hz',
    'KB5034441 装不上',
    'iPhone 15 Pro Max 256G',
    'Windows 11 23H2',
    '400元能退吗',
    '24 小时 7 天',
    '客户等级 VIP',
    '新E62怎么办',
    '川流不息',
    'how do I reset my router 192.168.1.1',
    '12345678',
    'a@b',
    '洗衣机 8 kg 1200 转',
  ])('leaves %s', (text) => {
    expect(mask(text)).toBe(text);
  });

  it('masks twice as once, whatever the text, and never throws', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.stringMatching(/^[0-9 +-]{0,20}$/),
      fc.constantFrom('13812345678', '鲁B12345', 'a@b.cn', '***', '0x8006ffff', '0532-88938888', '元', '电话'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const once = mask(pieces.join(''));
        expect(mask(once)).toBe(once);
        expect(once.replace(/0x[0-9a-f]+/gi, '')).not.toMatch(/(?<![a-z0-9])\d{10}/i);
      }),
      { numRuns: 500 },
    );
  });

  it('is quick on long texts that look like personal data', () => {
    const begun = performance.now();
    for (const text of ['1-'.repeat(256), '13'.repeat(256), 'a.'.repeat(256), `${'a'.repeat(500)}@`, '0 '.repeat(256)])
      mask(text);
    expect(performance.now() - begun).toBeLessThan(500);
  });

  it('puts a mask that is no word', () => {
    expect(masked).not.toMatch(/[\p{L}\p{N}]/u);
  });
});
