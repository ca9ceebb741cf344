// How long answers took: to the first word, and to the end.
import { useId, type ReactNode } from 'react'
import {
  latencySample,
  type Latency as LatencyFacts,
  type Percentiles,
} from '../../../../domain/usage/history.ts'
import { usageInEnglish as words } from '../../../../words/en/usage.ts'
import { formatSeconds } from '../../../base/format.ts'
import { Cell, HeadCell, TableFrame } from '../table.tsx'

const percentiles = ['p50', 'p90', 'p99'] as const

export function Latency({ latency }: { readonly latency: LatencyFacts }): ReactNode {
  const id = useId()
  return (
    <section aria-labelledby={id} className="mt-8">
      <h2 id={id} className="text-heading font-semibold">
        {words.latency}
      </h2>
      <p className="mt-1 text-small text-quiet">
        {words.latencyOf(latency.requests, latency.requests < latencySample)}
      </p>
      <div className="mt-3">
        <TableFrame name={words.latency}>
          <thead>
            <tr>
              <HeadCell>{words.latencyKind}</HeadCell>
              {percentiles.map((one) => (
                <HeadCell key={one} isNumber>
                  {words.percentiles[one]}
                </HeadCell>
              ))}
            </tr>
          </thead>
          <tbody>
            {latency.firstToken && <Row name={words.firstToken} times={latency.firstToken} />}
            <Row name={words.wholeAnswer} times={latency.duration} />
          </tbody>
        </TableFrame>
      </div>
    </section>
  )
}

const Row = ({ name, times }: { readonly name: string; readonly times: Percentiles }): ReactNode => (
  <tr className="border-t border-line">
    <HeadCell isRow>{name}</HeadCell>
    {percentiles.map((one) => (
      <Cell key={one} isNumber>
        {words.seconds(formatSeconds(times[one]))}
      </Cell>
    ))}
  </tr>
)
