/** The dictionaries of opencc-js come without types: pairs parted by `|`, the two sides of a pair by a space. */
declare module 'opencc-js/dict/TWPhrasesRev' {
  const pairs: string;
  export default pairs;
}
