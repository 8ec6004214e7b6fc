package dev.plenum.exam.grpc;

import dev.plenum.exam.http.AnswerView;
import dev.plenum.exam.http.ItemView;
import dev.plenum.exam.v1.Answer;
import dev.plenum.exam.v1.Choice;
import dev.plenum.exam.v1.Chosen;
import dev.plenum.exam.v1.Image;
import dev.plenum.exam.v1.Item;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Items as messages. They come from the student's view, which knows no key. */
final class ItemMessages {
  private ItemMessages() {}

  static Item item(ItemView item) {
    Item.Builder built =
        Item.newBuilder()
            .setId(Messages.text(item.id()))
            .setIndex(item.index())
            .setState(item.state())
            .setType(Messages.text(item.type()))
            .setText(Messages.text(item.text()))
            .addAllImages(item.images().stream().map(ItemMessages::image).toList())
            .setMarks(hundredths(item.marks()))
            .setPenalty(hundredths(item.penalty()))
            .addAllChoices(item.choices().stream().map(ItemMessages::choice).toList())
            .setMaxCharacters(item.maxCharacters() == null ? 0 : item.maxCharacters())
            .setMarked(item.marked())
            .setSavedSeq(item.savedSeq() == null ? 0 : item.savedSeq());
    if (item.answer() != null) {
      built.setAnswer(answer(item.answer()));
    }
    return built.build();
  }

  private static Choice choice(ItemView.ChoiceView choice) {
    Choice.Builder built = Choice.newBuilder().setId(choice.id()).setText(choice.text());
    if (choice.image() != null) {
      built.setImage(image(choice.image()));
    }
    return built.build();
  }

  private static Image image(dev.plenum.exam.paper.Image image) {
    return Image.newBuilder()
        .setSha256(image.sha256())
        .setType(image.type())
        .setText(Messages.text(image.text()))
        .build();
  }

  private static Answer answer(AnswerView answer) {
    Answer.Builder built = Answer.newBuilder();
    if (answer.choices() != null) {
      built.setChosen(Chosen.newBuilder().addAllChoices(answer.choices()));
    } else if (answer.truth() != null) {
      built.setTruth(answer.truth());
    } else if (answer.text() != null) {
      built.setText(answer.text());
    } else {
      built.setBlank(true);
    }
    return built.build();
  }

  private static long hundredths(@Nullable BigDecimal marks) {
    return marks == null ? 0 : marks.movePointRight(2).longValueExact();
  }
}
