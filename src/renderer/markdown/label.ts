// Labels of link definitions and footnotes are equal regardless of case and white space (CommonMark 0.31,
// 4.7).

export const normalizeLabel = (label: string): string =>
  label.trim().replace(/\s+/gu, ' ').toLowerCase().toUpperCase()
