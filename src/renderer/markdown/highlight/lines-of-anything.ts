// For tests: lines that are code in no language, or mix several.
export const linesOfAnything: readonly string[] = [
  'a = "b" + 1; // c',
  '{ <x y="z"> } \\',
  '',
  '\t$x @y #z %w',
  '\u202e \u0000 \ud800 漢字 🙂',
]
