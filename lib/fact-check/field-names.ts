/** What the fields of a check are called, in the order of its form: in summaries of problems and of differences. */
export const checkFieldNames: Record<string, string> = {
  correctionNote: 'What this corrects',
  quote: 'Quoted words',
  claim: 'Claim',
  claimant: 'Who made it',
  claimedOn: 'When',
  verdict: 'Verdict',
  conclusion: 'Conclusion',
  explanation: 'Explanation',
  evidence: 'Evidence',
  wouldChange: 'What would change this verdict',
  checkAgainOn: 'Check again on',
}
