package dev.plenum.exam.domain;

import dev.plenum.exam.domain.SheetCommand.MarkRow;
import dev.plenum.exam.domain.attempt.HandInMode;
import dev.plenum.exam.domain.attempt.Ordering;
import dev.plenum.exam.domain.conduct.Appeal;
import dev.plenum.exam.domain.conduct.AppealSubject;
import dev.plenum.exam.domain.conduct.Strike;
import dev.plenum.exam.domain.plan.IncidentKind;
import dev.plenum.exam.domain.plan.Proctoring;
import dev.plenum.exam.domain.roster.ExtraTime;
import dev.plenum.exam.domain.roster.Role;
import dev.plenum.exam.domain.roster.RosterLine;
import dev.plenum.exam.domain.sheet.Grant;
import dev.plenum.exam.domain.sheet.Token;
import dev.plenum.exam.paper.Answer;
import dev.plenum.exam.paper.Choice;
import dev.plenum.exam.paper.Image;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Marks;
import dev.plenum.exam.paper.Pool;
import dev.plenum.exam.paper.Question;
import dev.plenum.kernel.testing.GoldenStory;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An exam in which everything happens that can. Told further at the end, never otherwise. */
final class ExamStory {
  private static final String TEACHER = "teacher";
  private static final String PROCTOR = "proctor";
  private static final List<Choice> CHOICES =
      List.of(
          new Choice("a", "Ä \"quoted\" one", null),
          new Choice("b", "Second", new Image("ab".repeat(32), "image/png", "a bee")));

  private final GoldenStory<Exam, ExamCommand, ExamEvent> story;

  private ExamStory(GoldenStory<Exam, ExamCommand, ExamEvent> story) {
    this.story = story;
  }

  static void tell(GoldenStory<Exam, ExamCommand, ExamEvent> story) {
    ExamStory exam = new ExamStory(story);
    exam.prepare();
    exam.sit();
    exam.proctor();
    exam.lead();
    exam.close();
    exam.mark();
    exam.editTheSheet();
    exam.publish();
  }

  private static List<Item> items() {
    return List.of(
        Plans.choice("q1"),
        Plans.choice("p1"),
        Plans.choice("p2"),
        Plans.item(
            "many",
            new Question.MultipleChoice(CHOICES, List.of("a", "b"), Question.Scoring.PARTIAL)),
        Plans.item("truth", new Question.TrueFalse(true)),
        Plans.item("number", new Question.Numeric("3.14", "0.01")),
        Plans.item("word", new Question.ShortText(List.of("fence"), false)),
        new Item(
            "essay",
            "Why?\nAt length.",
            List.of(new Image("cd".repeat(32), "image/svg+xml", null)),
            Marks.whole(5),
            Marks.ZERO,
            new Question.Essay(500)));
  }

  private void prepare() {
    Proctoring rules = Plans.PROCTORING;
    var plan =
        Plans.with(Duration.ofMinutes(2), new Proctoring(rules.rules(), rules.strikes(), 1000, 0));
    List<RosterLine> roster =
        List.of(
            new RosterLine("s0", Role.STUDENT, 0, ExtraTime.NONE),
            new RosterLine("s1", Role.STUDENT, 1, ExtraTime.minutes(5)),
            new RosterLine("s2", Role.STUDENT, 2, ExtraTime.factor(1250)),
            new RosterLine("s3", Role.STUDENT, 3, ExtraTime.NONE));
    List<Item> items = items();
    var pools = List.of(new Pool("pool", List.of("p1", "p2"), 1));
    story
        .tell(TEACHER, new SetupCommand.ConfigureExam(plan))
        .tell(TEACHER, new SetupCommand.ImportPaperChunk("paper", 0, items))
        .tell(TEACHER, new SetupCommand.SealPaper("paper", "Networks", pools, 1, items.size()))
        .tell(TEACHER, new SetupCommand.ImportRosterChunk("roster", 0, roster))
        .tell(TEACHER, new SetupCommand.SealRoster("roster", 1, roster.size()))
        .tell(TEACHER, new SetupCommand.OpenExam(null))
        .after(Duration.ofSeconds(1));
    for (RosterLine line : roster) {
      story.tell(line.pseudonym(), Scenario.begin(line.pseudonym()));
    }
  }

  /** One answers everything, each item in its turn. */
  private void sit() {
    List<Item> mine = itemsOf("s0");
    for (int i = 0; i < mine.size(); i++) {
      Item item = mine.get(i);
      story
          .after(Duration.ofSeconds(2))
          .tell("s0", Scenario.answer("s0", item.id(), new Answer.Blank()))
          .tell(
              "s0",
              new AttemptCommand.SaveAnswer(
                  "s0", item.id(), answerTo(item), i == 0, story.now(), "laptop"));
      if (i + 1 < mine.size()) {
        story.tell("s0", new AttemptCommand.AdvanceItem("s0", item.id()));
      }
    }
  }

  private List<Item> itemsOf(String student) {
    return Ordering.items(
        Objects.requireNonNull(story.state().papers().paper()),
        Objects.requireNonNull(story.state().plan()),
        student);
  }

  private static Answer answerTo(Item item) {
    return switch (item.question()) {
      case Question.SingleChoice single -> new Answer.Chosen(List.of(single.right()));
      case Question.MultipleChoice multiple -> new Answer.Chosen(multiple.right());
      case Question.TrueFalse _ -> new Answer.Truth(true);
      case Question.Numeric _ -> new Answer.Text("3.14");
      case Question.ShortText _ -> new Answer.Text("Fence");
      case Question.Essay _ -> new Answer.Text("Because of the window.\t\u20ac");
    };
  }

  /** One is seen twice, ended, and reinstated upon appeal with what came meanwhile. */
  private void proctor() {
    Item first = itemsOf("s1").getFirst();
    story
        .tell("s1", new AttemptCommand.BeginAttempt("s1", "phone"))
        .tell("s1", new ConductCommand.AcknowledgeStrike("s1", 1))
        .after(Duration.ofSeconds(3))
        .tell(
            "s1",
            new ConductCommand.ReportIncident(
                "s1", IncidentKind.FOCUS_LOST, story.now().minusSeconds(2), 1_500, "phone", "tab"))
        .after(Duration.ofSeconds(1))
        .tell("s1", Scenario.answer("s1", first.id(), answerTo(first)))
        .tell("s1", new ConductCommand.FileAppeal("s1", new AppealSubject.OfStrike(2), "no tab"))
        .tell(PROCTOR, new ConductCommand.DecideAppeal("s1", 1, Appeal.State.UPHELD, "right"))
        .tell(PROCTOR, new ConductCommand.ReviewStrike("s1", 1, Strike.State.CONFIRMED, "was seen"))
        .tell(PROCTOR, new ConductCommand.FlagStudent("s3", "spoke"))
        .tell(PROCTOR, new ConductCommand.TerminateAttempt("s3", "left the room"))
        .tell(PROCTOR, new ConductCommand.ReinstateAttempt("s3", "came back"))
        .tell(PROCTOR, new ConductCommand.TerminateAttempt("s3", "left again"));
  }

  /** One rests, gets more time, hands in, and is late with an answer that counts after all. */
  private void lead() {
    Item first = itemsOf("s2").getFirst();
    story
        .tell(PROCTOR, new ConductCommand.PauseAttempt("s2"))
        .after(Duration.ofSeconds(40))
        .tell(PROCTOR, new ConductCommand.ResumeAttempt("s2"))
        .tell(PROCTOR, new ConductCommand.GrantExtraTime("s2", 5))
        .tell(PROCTOR, new ConductCommand.WarnStudent("s2", "Eyes on your own paper"))
        .tell(PROCTOR, new ConductCommand.SendMessage(null, "Ten minutes left"))
        .tell("s2", Scenario.answer("s2", first.id(), new Answer.Blank()))
        .tell("s2", new AttemptCommand.HandIn("s2", "laptop", HandInMode.MANUAL))
        .after(Duration.ofSeconds(1))
        .tell("s2", Scenario.answer("s2", first.id(), answerTo(first)))
        .tell(
            "s2",
            new ConductCommand.FileAppeal(
                "s2", new AppealSubject.OfLateAnswer(first.id()), "the network"))
        .tell(PROCTOR, new ConductCommand.DecideAppeal("s2", 1, Appeal.State.UPHELD, "it was"))
        .tell(
            "s2",
            new ConductCommand.FileAppeal("s2", new AppealSubject.OfItem(first.id()), "unclear"))
        .tell(PROCTOR, new ConductCommand.DecideAppeal("s2", 2, Appeal.State.REJECTED, "clear"))
        .after(Duration.ofMinutes(1))
        .tell("timer", new ConductCommand.HoldDrill(1))
        .tell(TEACHER, new SetupCommand.ExtendExam(Duration.ofMinutes(5), null));
  }

  private void close() {
    story.after(Duration.ofHours(1)).settle();
  }

  private void mark() {
    story.tell("ada", new GradeCommand.ClaimItem("essay"));
    for (String student : List.of("s0", "s1", "s2")) {
      Answer answer = Objects.requireNonNull(story.state().attempt(student)).answer("essay");
      if (answer != null) {
        story.tell("ada", new GradeCommand.MarkAnswer(student, "essay", 350, "Good.", null));
      }
    }
    story
        .tell("ada", new GradeCommand.ReleaseItem("essay"))
        .tell(TEACHER, new GradeCommand.ReplaceKey("q1", Plans.single("a"), "misprint"))
        .settle();
  }

  private void editTheSheet() {
    Token first = new Token(1, 7);
    Token second = new Token(1, 8);
    Token third = new Token(2, 1);
    story
        .tell("ada", new SheetCommand.RequestSheet())
        .tell("ada", new SheetCommand.GrantSheet(first, "ada"))
        .tell("ben", new SheetCommand.RequestSheet())
        .tell("ben", new SheetCommand.LeaveSheetLine())
        .tell("ada", new SheetCommand.RenewSheet(first))
        .tell("ada", new SheetCommand.EnterMarks(first, 1_000, List.of(row("q1", 150))))
        .tell("ada", new GradeCommand.MarkAnswer("s0", "essay", 400, null, first))
        .tell("ada", new SheetCommand.StageMarks(first, "file", 0, List.of(row(null, 25))))
        .tell("ada", new SheetCommand.EnterStaged(first, 1_000, "file", 1, 1))
        .tell("ada", new SheetCommand.ReleaseSheet(first))
        .tell("ben", new SheetCommand.GrantSheet(second, "ben"))
        .tell("admin", new SheetCommand.BreakSheet("left for the day"))
        .tell("cem", new SheetCommand.GrantSheet(third, "cem"))
        .after(Grant.LEASE.plusSeconds(1))
        .settle();
  }

  private static MarkRow row(@Nullable String item, long hundredths) {
    return new MarkRow("s0", item, hundredths, "seen");
  }

  private void publish() {
    story
        .tell(TEACHER, new SetupCommand.PublishResults())
        .tell(TEACHER, new SetupCommand.WithdrawResults("an error in q1"))
        .tell(TEACHER, new SetupCommand.PublishResults());
  }
}
