package io.ratebook.evaluation;

/**
 * Collects the situations of one policy's sales, for a list that looks at no history, and asks for their answers a block
 * at a time.
 */
final class AheadBlocks<A> {
    private final Batch batch;
    private final Decisions decisions;
    private final ConditionList<A>.Reading reading;
    private final AnswerOfSlot<A> answers;
    private final LineBlock block;
    private final int[] slots = new int[LineBlock.SIZE];
    private final A[] found;

    /** Takes an answer. */
    interface AnswerOfSlot<A> {
        void put(int slot, A answer);
    }

    AheadBlocks(
            Batch batch, Decisions decisions, ConditionList<A>.Reading reading, A[] found, AnswerOfSlot<A> answers) {
        this.batch = batch;
        this.decisions = decisions;
        this.reading = reading;
        this.answers = answers;
        this.block = new LineBlock(batch.partners);
        this.found = found;
    }

    /** Asks for all sales under that policy that do not wait. */
    void fill(int version) {
        for (int line = 0; line < batch.sales.size; line++) {
            if (decisions.parked[line] == null && batch.versions.indexOf(line) == version) {
                collect(line);
            }
        }
        ask();
    }

    private void collect(int line) {
        for (int credit = 0; credit < batch.slots.count(line); credit++) {
            slots[block.count] = batch.slots.first(line) + credit;
            block.add(line, batch.partnerIndex(line, credit));
            if (block.isFull()) {
                ask();
            }
        }
    }

    private void ask() {
        reading.answers(block, found);
        for (int i = 0; i < block.count; i++) {
            answers.put(slots[i], found[i]);
        }
        block.count = 0;
    }
}
