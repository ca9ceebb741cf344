// The facts that fill in a failure's sentence: our own words for what was refused, and until when.
import { APIError } from 'openai'
import { describe, expect, test } from 'vitest'
import { failureFromThrown } from './failure-mapper.ts'
import { canary } from './test-support.ts'

const nowMs = Date.UTC(2026, 10, 1)
const apiError = (status: number, error: object, headers: Record<string, string> = {}) =>
  APIError.generate(status, { error }, undefined, new Headers(headers))

describe('a failure', () => {
  test('says until when, for one who reads it later', () => {
    const failure = failureFromThrown(
      apiError(429, { code: 'rate_limit_exceeded' }, { 'retry-after': '3600' }),
      nowMs,
    )
    expect(failure.data).toEqual({ status: 429, retryAfterMs: 3_600_000, retryAtMs: nowMs + 3_600_000 })
  })

  test.each([
    ['unsupported_parameter', 'temperature', 'temperature'],
    ['unsupported_parameter', 'max_tokens', 'maxOutputTokens'],
    ['unsupported_value', 'reasoning.effort', 'reasoningEffort'],
    [null, 'reasoning_effort', 'reasoningEffort'],
    ['unsupported_value', canary, undefined],
    ['unsupported_value', 'messages[0].content', undefined],
    ['context_length_exceeded', 'temperature', undefined],
  ])('names a setting that was refused, by our own name: %s %s', (code, param, parameter) => {
    const failure = failureFromThrown(apiError(400, { code, param }), nowMs)
    expect(failure.data?.['parameter']).toBe(parameter)
    expect(JSON.stringify(failure)).not.toContain('canary')
  })
})
