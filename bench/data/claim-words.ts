import { pick, type Writer } from './words.ts'

const lists = {
  who: `the council|the mayor|the government|the ministry of health|the ministry of finance|parliament|the opposition|the
    commission|the central bank|the supreme court|the police|the railway|the water board|the university|the hospital|the
    school board|farmers|teachers|nurses|drivers|tenants|pensioners|the company|the largest employer|the trade union|a
    think tank|an independent audit|scientists|the weather service|the electoral office|the fire brigade|the army|the
    fisheries agency|the port authority|the airport|the broadcaster|a national survey|the tax office|immigrants|students`,
  did: `has cut|has raised|has doubled|has halved|spent|wasted|saved|promised|refused|approved|cancelled|postponed|hid|sold|
    bought|closed|opened|banned|allowed|counted|reported|lost|gained|exported|imported|planted|vaccinated|hired|dismissed|
    fined|paid|borrowed|repaid|inspected|recalled|privatised|subsidised|taxed|insured|deported|admitted|rescued`,
  what: `hospital beds|housing benefit|carbon emissions|electric buses|nuclear waste|solar panels|police officers|primary
    schools|class sizes|teachers’ pay|fuel duty|income tax|the minimum wage|unemployment|youth crime|knife attacks|traffic
    deaths|cycle lanes|tram lines|bridges|water pipes|fishing quotas|wheat prices|milk production|rents|mortgages|student
    loans|library hours|museum tickets|voter turnout|postal votes|campaign donations|asylum applications|work permits|
    vaccination rates|cancer screening|waiting lists|ambulance calls|antibiotic use|air pollution|river floods|forest
    fires|bee colonies|plastic bags|data centres|broadband coverage|phone masts|military aid|arms exports|foreign debt`,
  how: `by a third|by more than half|for the third year in a row|faster than any neighbour|without a vote|in secret|against
    the advice of experts|for the first time since the war|to a record level|below the level before the pandemic|despite
    warnings|with public money|at the cost of the poor|twice as fast as planned|after a court ruling|under the new law|in
    every district|in rural areas|among under-25s|per inhabitant|compared with the previous year|in real terms`,
}

const parts = Object.fromEntries(
  Object.entries(lists).map(([name, words]) => [
    name,
    words.split('|').map((word) => word.replace(/\s+/g, ' ').trim()),
  ]),
) as Record<keyof typeof lists, string[]>

const openings = 'br|d|f|gr|h|k|l|m|n|p|r|s|st|t|tr|v|w|sch|cl|b'.split('|')
const vowels = 'a|e|i|o|u|ei|au|ie|ou|oa'.split('|')
const endings = 'n|r|l|ck|rn|ld|st|m|nd|x|th|ven|ton|burg|ham|by|field|stadt|ville|mere'.split('|')

/** A name that nobody has: places and people are most of what sets one claim apart from another. */
function name(writer: Writer): string {
  const word = [openings, vowels, endings, vowels, endings].map((list) => pick(list, writer))
  const text = word.slice(0, 3 + 2 * writer.next(2)).join('')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function figure(writer: Writer): string {
  const shapes = [
    () => `${1 + writer.next(99)} per cent`,
    () => `${1 + writer.next(900)} million`,
    () => `${(1 + writer.next(99)) / 10} billion`,
    () => `${1 + writer.next(20)},${100 + writer.next(899)}`,
    () => `one in ${2 + writer.next(18)}`,
  ]
  return pick(shapes, writer)()
}

/** A claim as people put them: who did what, where, by how much, when. No two runs differ, few claims are alike. */
export function writeClaim(writer: Writer): string {
  const part = (list: keyof typeof parts) => pick(parts[list], writer)
  const shapes = [
    () => `${part('who')} of ${name(writer)} ${part('did')} ${part('what')} ${part('how')}`,
    () =>
      `In ${1990 + writer.next(36)} ${part('who')} ${part('did')} ${part('what')} in ${name(writer)} by ${figure(writer)}`,
    () => `${figure(writer)} of ${part('what')} in ${name(writer)} went to ${part('who')} ${part('how')}`,
    () =>
      `${name(writer)} ${name(writer)} said that ${part('who')} ${part('did')} ${figure(writer)} ${part('what')}`,
    () =>
      `Since ${1990 + writer.next(36)}, ${part('what')} have cost ${name(writer)} ${figure(writer)} ${part('how')}`,
    () =>
      `There are more ${part('what')} than ${part('what')} in ${name(writer)}, and ${part('who')} ${part('did')} them ${part('how')}`,
  ]
  const text = pick(shapes, writer)()
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

/** What somebody types who means a claim: some of its words, perhaps a slip, perhaps not to the end. */
export function typeClaim(claim: string, writer: Writer): string {
  const words = claim.replace(/\.$/, '').split(' ')
  const upTo = Math.max(4, Math.ceil(words.length * (0.5 + writer.next(51) / 100)))
  const typed = words.slice(0, upTo)
  const slip = writer.next(typed.length)
  if (writer.next(2) === 0) typed[slip] = (typed[slip] ?? '').slice(1)
  if (writer.next(3) === 0) typed.splice(writer.next(typed.length), 1)
  return typed.join(' ')
}
