// The words around code and formulas.
export const code = {
  copyCode: 'Copy code',
  copied: 'Copied',
  copyFailed: 'Copying failed',
  plainText: 'text',
  codeIn: (language: string): string => `Code, ${language}`,
  formula: 'Formula',
  formulaAsWritten: 'This formula is shown as it was written.',
} as const
