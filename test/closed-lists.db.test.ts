import { describe, expect, it } from 'vitest'
import { anchorStates } from '@/lib/anchor/re-anchor'
import { paragraphKinds } from '@/lib/article/paragraph'
import { reuseReasonCodes, reuseStates } from '@/lib/claim/reuse'
import { stances } from '@/lib/fact-check/input'
import { checkStates, decisions } from '@/lib/fact-check/life'
import { verdicts } from '@/lib/fact-check/verdicts'
import { flagStates } from '@/lib/flag/reasons'
import { followSubjects } from '@/lib/follow/subject'
import { entryStates, feedOutcomes, proposalStates, watchOutcomes } from '@/lib/import/states'
import { letterKinds } from '@/lib/mail/account-letter'
import { wordRuleKinds } from '@/lib/moderation/kinds'
import { kindNames, mailModes } from '@/lib/notification/kinds'
import { outgoingOutcomes, outgoingPurposes } from '@/lib/outgoing/outcomes'
import { articleModes, roles } from '@/lib/policy'
import { authorStandings, caseKinds, caseOutcomes, caseStates } from '@/lib/review/kinds'
import { revisionReasons } from '@/lib/revision/reasons'
import { sanctionKinds } from '@/lib/sanction/kinds'
import { searchKinds } from '@/lib/search/filter'
import { previewOutcomes } from '@/lib/source/preview'
import { sql } from '@/test/database'

async function allowedBy(constraint: string): Promise<string[]> {
  const [row] = await sql<{ rule: string }>(
    'SELECT pg_get_constraintdef(oid) AS rule FROM pg_constraint WHERE conname = $1',
    [constraint],
  )
  return [...(row?.rule ?? '').matchAll(/'([^']+)'::text/g)].flatMap(([, word]) => word ?? [])
}

describe('the closed lists of the database', () => {
  it.each([
    ['user_role_known', roles],
    ['article_mode_known', articleModes],
    ['paragraph_text_kind_known', paragraphKinds],
    ['fact_check_state_known', checkStates],
    ['fact_check_version_verdict_known', verdicts],
    ['evidence_stance_known', stances],
    ['review_decision_known', decisions],
    ['occurrence_state_known', reuseStates],
    ['occurrence_reason_known', reuseReasonCodes],
    ['source_preview_outcome_known', previewOutcomes],
    ['outgoing_request_purpose_known', outgoingPurposes],
    ['outgoing_request_outcome_known', outgoingOutcomes],
    ['flag_state_known', flagStates],
    ['watched_source_outcome_known', watchOutcomes],
    ['revision_proposal_state_known', proposalStates],
    ['feed_outcome_known', feedOutcomes],
    ['feed_entry_state_known', entryStates],
    ['anchor_state_known', anchorStates],
    ['revision_reason_known', revisionReasons],
    ['article_schedule_reason_known', revisionReasons],
    ['review_case_kind_known', caseKinds],
    ['review_case_state_known', caseStates],
    ['review_case_outcome_known', caseOutcomes],
    ['review_case_standing_known', authorStandings],
    ['decision_template_kind_known', caseKinds],
    ['opinion_decision_known', decisions],
    ['word_rule_kind_known', wordRuleKinds],
    ['sanction_kind_known', sanctionKinds],
    ['account_letter_kind_known', letterKinds],
    ['follow_subject_known', followSubjects],
    ['notification_kind_known', kindNames],
    ['notification_choice_kind_known', kindNames],
    ['notification_mail_known', mailModes],
    ['search_entry_kind_known', searchKinds],
    ['notification_choice_mail_known', mailModes],
  ])('%s holds exactly the words of the code', async (constraint, words) => {
    expect(await allowedBy(constraint)).toEqual([...words])
  })
})

describe('what was said', () => {
  it.each([
    ['an event changed', 'UPDATE event SET kind = kind'],
    ['an event deleted', 'DELETE FROM event'],
    ['the log emptied', 'TRUNCATE event CASCADE'],
  ])('cannot be undone: %s is refused', async (_, statement) => {
    await sql(
      `INSERT INTO event (kind, subject_type, subject_id) VALUES ('person.joined', 'person', gen_random_uuid())`,
    )
    await expect(sql(statement)).rejects.toThrow('append-only')
  })
})
