-- Made by `npm run db:generate -- --custom`: the stamp of a company's name says since now whether documents named the company itself.
-- Where its name is what the latest document calls one of its establishments, they named that.
UPDATE `nodes` SET `stamps` = CASE WHEN `stamps` LIKE '{%' THEN json_set(`stamps`, '$.name', '0') ELSE `stamps` || '*' END
WHERE `type` = 'ORGANISATION' AND `stamps` <> '' AND EXISTS (
  SELECT 1 FROM `organisations` `o` JOIN `establishments` `e` ON `e`.`organisation_id` = `o`.`id`
  WHERE `o`.`id` = `nodes`.`id` AND `e`.`name` = `o`.`name`
    AND `e`.`stated_on` = CASE WHEN `stamps` LIKE '{%' THEN coalesce(`stamps` ->> '$.name', `stamps` ->> '$.""') ELSE `stamps` END
);
