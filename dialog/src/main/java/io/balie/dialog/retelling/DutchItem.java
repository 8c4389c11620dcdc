package io.balie.dialog.retelling;

/** What a Dutch clause is made of: words, and whole clauses that keep their own order. */
sealed interface DutchItem permits DutchWord, DutchSub {}
