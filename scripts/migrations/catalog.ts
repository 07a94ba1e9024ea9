import pg from 'pg'

// What a Prisma schema can say, one line of text per fact. Left out because only SQL can say it: checks, triggers,
// functions, extensions, views, partial and expression indexes, deferrability, NULLS NOT DISTINCT, generation.
const facts = `
WITH t AS (
  SELECT c.oid, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname <> '_prisma_migrations'
    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
)
SELECT format('table %s', name) AS fact FROM t
UNION ALL
SELECT format('column %s.%s %s%s%s', t.name, a.attname, format_type(a.atttypid, a.atttypmod),
  CASE WHEN a.attnotnull THEN ' not null' ELSE '' END,
  CASE WHEN d.adbin IS NOT NULL AND a.attgenerated = '' THEN ' default ' || pg_get_expr(d.adbin, d.adrelid) ELSE '' END)
FROM t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
UNION ALL
SELECT format('primary key %s (%s)', t.name, pg_get_constraintdef(k.oid))
FROM t JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'p'
UNION ALL
SELECT format('foreign key %s on %s: %s', k.conname, t.name,
  regexp_replace(pg_get_constraintdef(k.oid), ' (NOT )?DEFERRABLE.*| NOT VALID', '', 'g'))
FROM t JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'f'
UNION ALL
SELECT format('%sindex %s on %s (%s)', CASE WHEN i.indisunique THEN 'unique ' ELSE '' END, c.relname, t.name,
  (SELECT string_agg(pg_get_indexdef(i.indexrelid, s.n, true) || ' ' || o.opcname || ' ' || (i.indoption::int2[])[s.n - 1], ', ' ORDER BY s.n)
   FROM generate_series(1, i.indnkeyatts) AS s(n) JOIN pg_opclass o ON o.oid = i.indclass[s.n - 1])) || ' using ' || m.amname
FROM t JOIN pg_index i ON i.indrelid = t.oid AND NOT i.indisprimary AND i.indpred IS NULL AND i.indexprs IS NULL
JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam
UNION ALL
SELECT format('enum %s (%s)', y.typname, string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder))
FROM pg_type y JOIN pg_enum e ON e.enumtypid = y.oid JOIN pg_namespace n ON n.oid = y.typnamespace AND n.nspname = 'public'
GROUP BY y.typname
ORDER BY fact`

/** The facts about a database that a Prisma schema can express, one sentence each. */
export async function readFacts(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ fact: string }>(facts)
    return rows.map(({ fact }) => fact)
  } finally {
    await client.end()
  }
}
