package io.ratebook.bench;

/** A sale as Drools sees it where rules compare a sale's own values; keeps the first row that matched. */
final class SaleFact {
    final Integer category;
    final Integer country;
    final int level;
    final long amount;
    final long day;
    private int winner = Integer.MAX_VALUE;

    SaleFact(CardSales sales, int sale) {
        category = sales.category[sale];
        country = sales.country[sale];
        level = sales.level[sale];
        amount = sales.amount[sale];
        day = sales.day[sale];
    }

    Integer category() {
        return category;
    }

    Integer country() {
        return country;
    }

    void matched(int row) {
        winner = Math.min(winner, row);
    }

    int winner() {
        return winner;
    }
}
