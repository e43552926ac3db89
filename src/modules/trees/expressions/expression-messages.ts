import type { LocalizedText } from '../../../platform/graphql/localized.js';
import type { ExpressionFaultCode, ExpressionProblem } from './expression-fault.js';

const both = (zhCN: string, en: string): LocalizedText => ({ zhCN, en });

export const problem = (code: ExpressionFaultCode, at: number | null, zhCN: string, en: string): ExpressionProblem => ({
  code,
  at,
  message: both(zhCN, en),
});

const typeNames: readonly (readonly [RegExp, string, string])[] = [
  [/^list/, '多选', 'a list'],
  [/^(double|int|uint)$/, '数字', 'a number'],
  [/^string$/, '文本', 'text'],
  [/^bool$/, '是/否', 'yes or no'],
  [/Timestamp$/, '日期', 'a date'],
  [/Duration$/, '时长', 'a span of time'],
];

const nameOfType = (type: string): LocalizedText => {
  const known = typeNames.find(([form]) => form.test(type.trim()));
  return known ? both(known[1], known[2]) : both(type.trim(), type.trim());
};

/** What people type instead of what is meant. */
function hint(text: string, at: number): LocalizedText | null {
  const near = text.slice(at, at + 1);
  if (near === '=') return both('比较请写 ==。', 'Compare with `==`.');
  if (/[“”‘’「」]/.test(near)) return both('请用英文引号 "。', 'Use straight quotes `"`.');
  if (/[（）＝＞＜！＆｜，]/.test(near)) return both('请用半角符号。', 'Use half-width signs.');
  if (near === '&') return both('“并且”请写 &&。', 'Write “and” as `&&`.');
  if (near === '|') return both('“或者”请写 ||。', 'Write “or” as `||`.');
  if (/[\p{L}\p{N}]/u.test(near) && /[^\u0000-\u007f]/.test(near))
    return both('文字要放在引号里。', 'Put words into quotes.');
  return null;
}

/** What is wrong with how it is written. */
export function syntaxProblem(text: string, at: number | null, summary: string): ExpressionProblem {
  if (at === null) return problem('SYNTAX', null, `表达式写法有误。`, `It cannot be read: ${summary}.`);
  if (at >= text.trimEnd().length)
    return problem('SYNTAX', at, '表达式没有写完。', 'It ends too early: something is missing at the end.');
  const told = hint(text, at);
  const place = at + 1;
  return problem(
    'SYNTAX',
    at,
    `第 ${place} 个字符处写法有误。${told?.zhCN ?? ''}`,
    `It cannot be read at character ${place}: ${summary}.${told ? ` ${told.en}` : ''}`,
  );
}

/** What is wrong with the kinds of values in it. `summary` is what the library says. */
export function typeProblem(code: string, summary: string, at: number | null): ExpressionProblem {
  const place = at === null ? both('', '') : both(`第 ${at + 1} 个字符处：`, `At character ${at + 1}: `);
  const tell = (zhCN: string, en: string): ExpressionProblem => problem('TYPE', at, place.zhCN + zhCN, place.en + en);
  const operands = /^no such overload: (.+) (==|!=|<=|>=|<|>|\+|-|\*|\/|%|in) (.+)$/.exec(summary);
  if (operands) {
    const [left, right] = [nameOfType(operands[1] ?? ''), nameOfType(operands[3] ?? '')];
    return tell(
      `${left.zhCN}和${right.zhCN}不能用 ${operands[2]} 连在一起。`,
      `\`${operands[2]}\` does not go with ${left.en} and ${right.en}.`,
    );
  }
  const call = /^found no matching overload for '([^(]+)\(/.exec(summary);
  if (call) {
    const name = call[1]?.split('.').at(-1) ?? '';
    return tell(`${name}() 的参数类型或个数不对。`, `\`${name}()\` does not take these values.`);
  }
  if (code === 'heterogeneous_list_element')
    return tell('列表里的值类型要一致。', 'All values of a list must be of one type.');
  if (code === 'invalid_logical_operand' || code === 'invalid_condition_type')
    return tell('&&、||、? 的前后要是判断，例如 x == 1。', '`&&`, `||` and `?` need conditions, such as `x == 1`.');
  if (code === 'incompatible_ternary_branches')
    return tell('? 和 : 后面的值类型要一致。', 'The values behind `?` and `:` must be of one type.');
  return tell('值的类型对不上。', 'The types do not fit.');
}

export const tooLong = (limit: number): ExpressionProblem =>
  problem('FORBIDDEN', null, `表达式最多 ${limit} 个字符。`, `At most ${limit} characters.`);

export const isEmpty: ExpressionProblem = problem('SYNTAX', 0, '表达式是空的。', 'It is empty.');

export const tooNested: ExpressionProblem = problem(
  'FORBIDDEN',
  null,
  '表达式太复杂，请拆成几条规则。',
  'It is too complex; split it into several rules.',
);

export const unknownName = (name: string, at: number): ExpressionProblem =>
  problem(
    'UNKNOWN_NAME',
    at,
    `没有名为“${name}”的变量。文字要放在引号里，例如 "${name}"。`,
    `There is no variable “${name}”. Put words into quotes: "${name}".`,
  );

export const unknownFunction = (name: string, at: number, known: string): ExpressionProblem =>
  problem(
    'UNKNOWN_NAME',
    at,
    `没有函数 ${name}()。可用：${known}。`,
    `There is no \`${name}()\`. There are: ${known}.`,
  );

export const forbidden = (what: string, at: number, known: string): ExpressionProblem =>
  problem(
    'FORBIDDEN',
    at,
    `这里不能用 ${what}。可用的函数：${known}。`,
    `${what} may not be used. There are: ${known}.`,
  );
