package dev.plenum.exam.domain.grade;

import dev.plenum.exam.paper.Paper;
import io.vavr.collection.HashMap;
import java.time.Instant;

/**
 * What was published: as it was then, whatever changes afterwards.
 *
 * @param version of the sheet
 * @param paper with the key of then
 * @param lines by student; only those who sat the exam
 */
public record Publication(
    int version, Instant at, long seq, Paper paper, HashMap<String, ScoreLine> lines) {}
