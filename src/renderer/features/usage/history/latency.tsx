// How long answers took: to the first word, and to the end.
import { useId, type ReactNode } from 'react'
import {
  latencySample,
  type Latency as LatencyFacts,
  type Percentiles,
} from '../../../../domain/usage/history.ts'
import { words } from '../../../../words/words.ts'
import { formatSeconds } from '../../../base/format.ts'
import { Cell, HeadCell, TableFrame } from '../table.tsx'

const percentiles = ['p50', 'p90', 'p99'] as const

export function Latency({ latency }: { readonly latency: LatencyFacts }): ReactNode {
  const id = useId()
  return (
    <section aria-labelledby={id} className="mt-8">
      <h2 id={id} className="text-heading font-semibold">
        {words.usage.latency}
      </h2>
      <p className="mt-1 text-small text-quiet">
        {words.usage.latencyOf(latency.requests, latency.requests < latencySample)}
      </p>
      <div className="mt-3">
        <TableFrame name={words.usage.latency}>
          <thead>
            <tr>
              <HeadCell>{words.usage.latencyKind}</HeadCell>
              {percentiles.map((one) => (
                <HeadCell key={one} isNumber>
                  {words.usage.percentiles[one]}
                </HeadCell>
              ))}
            </tr>
          </thead>
          <tbody>
            {latency.firstToken && <Row name={words.usage.firstToken} times={latency.firstToken} />}
            <Row name={words.usage.wholeAnswer} times={latency.duration} />
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
        {words.usage.seconds(formatSeconds(times[one]))}
      </Cell>
    ))}
  </tr>
)
