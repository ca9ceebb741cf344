// The words that drawn Markdown adds to a text, in English.

export const markdown = {
  image: (alt: string): string => (alt === '' ? 'Image' : `Image: ${alt}`),
  task: (isDone: boolean): string => (isDone ? 'Done' : 'To do'),
  footnotes: 'Footnotes',
  footnote: (number: number): string => `Footnote ${number}`,
  backToText: (number: number): string => `Back to the text from footnote ${number}`,
  table: 'Table',
}
