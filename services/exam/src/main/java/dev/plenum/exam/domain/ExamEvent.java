package dev.plenum.exam.domain;

/** What the ledger records of an exam. No names, roll numbers, addresses or codes, ever. */
public sealed interface ExamEvent
    permits SetupEvent, AttemptEvent, ConductEvent, GradeEvent, SheetEvent {}
