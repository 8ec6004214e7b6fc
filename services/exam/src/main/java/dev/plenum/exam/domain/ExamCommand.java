package dev.plenum.exam.domain;

/** What can be asked of an exam. Who may ask is the adapters' question. */
public sealed interface ExamCommand
    permits SetupCommand, AttemptCommand, ConductCommand, GradeCommand, SheetCommand {}
