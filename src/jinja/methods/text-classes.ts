import { isSpace } from '../../value';

const every =
  (pattern: RegExp) =>
  (text: string): boolean =>
    pattern.test(text);

/** Characters beyond `Nd` that have a value from 0 to 9 in Unicode's data: raised, circled and the like. */
const otherDigits =
  '\\u{b2}\\u{b3}\\u{b9}\\u{1369}-\\u{1371}\\u{19da}\\u{2070}\\u{2074}-\\u{2079}\\u{2080}-\\u{2089}\\u{2460}-\\u{2468}' +
  '\\u{2474}-\\u{247c}\\u{2488}-\\u{2490}\\u{24ea}\\u{24f5}-\\u{24fd}\\u{24ff}\\u{2776}-\\u{277e}\\u{2780}-\\u{2788}' +
  '\\u{278a}-\\u{2792}\\u{10a40}-\\u{10a43}\\u{10e60}-\\u{10e68}\\u{11052}-\\u{1105a}\\u{1f100}-\\u{1f10a}';

/** Letters that stand for a number in Unicode's data: the numerals of Chinese. */
const numerals =
  '㐅㒃㠪㭍一七万三九二五亖亿什仟仨伍佰億兆兩八六十千-卅卌叁-叄四壱壹幺廾廿弌-弎弐拾捌柒漆玖百肆萬貮貳贰阡陆陌陸零' +
  '\\u{f96b}\\u{f973}\\u{f978}\\u{f9b2}\\u{f9d1}\\u{f9d3}\\u{f9fd}\\u{20001}\\u{20064}\\u{200e2}\\u{20121}\\u{2092a}\\u{20983}' +
  '\\u{2098c}\\u{2099c}\\u{20aea}\\u{20afd}\\u{20b19}\\u{22390}\\u{22998}\\u{23b1b}\\u{2626d}\\u{2f890}';

/** Python's questions about all the characters of a string; each is false for the empty one unless said otherwise. */
export const textClasses: Readonly<Record<string, (text: string) => boolean>> = {
  isalnum: every(/^[\p{L}\p{N}]+$/u),
  isalpha: every(/^\p{L}+$/u),
  isascii: (text) => !/[^\0-\x7f]/.test(text),
  isdecimal: every(/^\p{Nd}+$/u),
  isdigit: every(new RegExp(`^[\\p{Nd}${otherDigits}]+$`, 'u')),
  isidentifier: every(/^[\p{XID_Start}_]\p{XID_Continue}*$/u),
  islower: (text) => /\p{Lowercase}/u.test(text) && !/[\p{Uppercase}\p{Lt}]/u.test(text),
  isnumeric: every(new RegExp(`^[\\p{N}${numerals}]+$`, 'u')),
  isprintable: (text) => !/[^\P{C}]|(?! )\p{Z}/u.test(text),
  isspace: (text) => text !== '' && [...text].every(isSpace),
  istitle: isTitle,
  isupper: (text) => /\p{Uppercase}/u.test(text) && !/[\p{Lowercase}\p{Lt}]/u.test(text),
};

function isTitle(text: string): boolean {
  let inside = false;
  let found = false;
  for (const char of text) {
    if (/[\p{Uppercase}\p{Lt}]/u.test(char)) {
      if (inside) return false;
      inside = found = true;
    } else if (/\p{Lowercase}/u.test(char)) {
      if (!inside) return false;
    } else inside = false;
  }
  return found;
}
